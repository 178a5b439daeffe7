#!/bin/sh
# The drill of a backup: copy, make anew, verify, compare. Changes nothing of what it copies.
#
#   KHRONIKA_DATABASE=postgresql://... deploy/drill.sh FOLDER EMPTY_DATABASE_URL
#
# FOLDER is the desk's, which may go on serving; the second address names an empty database for the copy. Ends with 0 where what was restored is sound
# and says what the record said when the backup was made.
set -eu
folder=$1 empty=$2
khronika=${KHRONIKA:-khronika}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
"$khronika" backup "$place/drill.tar" --folder "$folder"
KHRONIKA_DATABASE=$empty "$khronika" restore "$place/drill.tar" --folder "$place/restored"
KHRONIKA_DATABASE=$empty "$khronika" verify --folder "$place/restored" >"$place/verified" || { cat "$place/verified"; exit 1; }
"$khronika" verify --folder "$folder" >/dev/null
# Rows of the log that were there when the backup was made stand in the copy with the same seal.
KHRONIKA_DATABASE=$empty "$khronika" claims --folder "$place/restored" --format jsonl | sort >"$place/there"
"$khronika" claims --folder "$folder" --format jsonl | sort >"$place/here"
missing=$(comm -23 "$place/there" "$place/here" | wc -l)
echo "Restored and sound: $(wc -l <"$place/there") claims in the copy, $(wc -l <"$place/here") in the record now, $missing in the copy that the record does not say."
test "$missing" -eq 0 || echo "Claims were decided or read anew since the copy was made; on a desk that nobody uses there are none."

#!/bin/sh
# Run once by the database's container, when its folder is empty: the two roles that serve.
set -eu
psql --no-psqlrc -v ON_ERROR_STOP=1 -v desk="$KHRONIKA_DESK_PASSWORD" -v public="$KHRONIKA_PUBLIC_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
CREATE ROLE khronika_desk LOGIN PASSWORD :'desk';
CREATE ROLE khronika_public LOGIN PASSWORD :'public';
SQL

"""Acts of the log in words."""

from django.utils.translation import gettext


def act_words(act: str) -> str:
    """What was done, as the page of the log says it; an act without words is told by its own name."""
    return _words().get(act, act)


def _words() -> dict[str, str]:
    return {
        "kept": gettext("report kept"),
        "received-again": gettext("report came again"),
        "read": gettext("report read"),
        "refused": gettext("not read"),
        "reconciled": gettext("set side by side"),
        "withdrawn": gettext("report withdrawn"),
        "decided": gettext("incident decided"),
        "reviewed": gettext("claim decided"),
        "reviewed-many": gettext("many claims decided"),
        "four-eyes": gettext("second person asked for"),
        "list-kept": gettext("list kept"),
        "list-received-again": gettext("list came again"),
        "linked": gettext("lists linked"),
        "grouped": gettext("entries grouped"),
        "link-decided": gettext("link decided"),
        "estimate-asked": gettext("estimate asked for"),
        "estimated": gettext("estimate kept"),
        "consent-recorded": gettext("consent recorded"),
        "consent-withdrawn": gettext("consent withdrawn"),
        "consents-carried": gettext("consents carried over"),
        "arrived": gettext("came in"),
        "arrival-kept": gettext("kept from the inbox"),
        "arrival-left-out": gettext("left out of the record"),
        "arrival-reconsidered": gettext("decided anew"),
        "fetching-rule": gettext("rule on fetching"),
        "watch-added": gettext("folder or feed watched"),
        "watch-removed": gettext("folder or feed no longer watched"),
        "watch-asked": gettext("look asked for"),
        "captured": gettext("page captured"),
        "backed-up": gettext("backup made"),
        "decisions-carried": gettext("decisions carried over"),
        "member-invited": gettext("member invited"),
        "member-link": gettext("link for a new password made"),
        "member-joined": gettext("member joined"),
        "member-password": gettext("password chosen by a link"),
        "member-role": gettext("role changed"),
        "member-removed": gettext("member taken away"),
        "member-second-factor-reset": gettext("second factor taken off"),
        "member-reset": gettext("account set anew from the folder"),
        "invitation-withdrawn": gettext("link withdrawn"),
        "token-made": gettext("token made"),
        "token-revoked": gettext("token taken back"),
        "second-factor-rule": gettext("rule on second factors"),
        "original-opened": gettext("original saved from the desk"),
        "originals-exported": gettext("originals left in a bundle"),
        "originals-released": gettext("originals released"),
        "release-proposed": gettext("release proposed"),
        "released": gettext("release published"),
        "release-dropped": gettext("proposal of a release put aside"),
        "release-withdrawn": gettext("release withdrawn"),
        "authority-named": gettext("authority of time named"),
        "authority-left": gettext("authority of time no longer asked"),
        "time-asked": gettext("time asked for"),
        "timestamped": gettext("time attested"),
        "time-proof": gettext("proof of time kept"),
        "block-header": gettext("block header given"),
    }

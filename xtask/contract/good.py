"""For every operation that takes a body, one that is as it should be: with it each handler is gone through to its end."""

import world as made


def bodies(world):
    """Bodies by operation."""
    question = {"question": made.FUNNEL}
    document = {"name": "Weekly funnel", "body": made.FUNNEL}
    return {
        "session_begin": world["credentials"],
        "factor_begin": {"password": world["credentials"]["password"]},
        "me_change": {"name": "Ana Popescu", "locale": "ro", "theme": "dark"},
        "invitations_look": {"token": world["tokens"][0]},
        "invitations_accept": {"token": world["tokens"][1], "name": "Cy", "password": "a third long password"},
        "workspaces_create": {"name": "Another"},
        "workspace_change": {"name": "Main"},
        "members_invite": {"email": "new@example.org", "role": "viewer"},
        "members_change": {"role": "editor"},
        "keys_create": {"name": "notebook", "role": "viewer"},
        "documents_create": document,
        "document_change": document,
        "versions_restore": {},
        "ask_answer": made.FUNNEL,
        "behind_list": {**question, "at": made.PLACES[0], "limit": 10},
        "exports_create": {**question, "format": "csv"},
        "sizes_show": {"segments": made.SEGMENTS},
        "maps_measured": {"map": "small", "persona": "buyer"},
        "maps_picture": {"map": "small", "format": "inline"},
        "customers_search": {"segment": made.SEGMENTS[1], "limit": 5},
        "upload_preview": {"mapping": made.MAPPING},
        "questions_start": question,
        "discoveries_start": {"steps": 5, "language": "ro", "currency": "RON"},
        "imports_start": {"files": [{"upload": world["elsewhere"], "mapping": made.MAPPING}]},
        "samples_start": {"customers": 50, "seed": 3},
    }

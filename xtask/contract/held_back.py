"""What a run may not do to itself, each with its reason. Nothing is left out: what is held back is sent elsewhere.

An operation is named as in the OpenAPI document, `operationId`."""

# Sent with a session to spare: it ends the one that asks, and every request after it would be told 401.
ENDS_ITS_SESSION = {"session_end"}

# Sent without a session: the one that begins takes the place of the one that asks, which would be told 401 from then on.
REPLACES_ITS_SESSION = {"session_begin", "invitations_accept"}

# Sent to another workspace than the one with the events: without them, or without the workspace, every question after it
# would be told 404 or 409. Sample data can only be brought where there are none, and an import may replace them.
ELSEWHERE = {"workspace_delete": "spare", "data_clear": "samples", "samples_start": "samples", "imports_start": "imports"}

# Sent to a document or upload to spare: what is deleted could not be looked at or changed any more.
DOOMED = {"document_delete": "key", "upload_delete": "id"}

# Bodies whose numbers are made smaller: ten million made-up customers take half an hour.
MAKES_MUCH = {"samples_start": ("customers", 200)}

# Never answered with 2xx, and why that can't be otherwise here.
NEVER_GOOD = {
    "setup_run": "works once, when the world is made; after that it is told 409",
    "factor_confirm": "takes a code of a telephone, and an account with a second factor would not be signed in to any more",
    "factor_remove": "takes a second factor that is on, as above",
    "recovery_renew": "takes a second factor that is on, as above",
    "password_change": "takes the password of the account, and changing it would sign the spare sessions out",
}

# Answered to nobody here though it wants somebody elsewhere, and why.
OPEN_HERE = {"metrics_show": "whoever is on the same machine may read it"}

# Not asked by cases, and why.
NOT_ASKED = {"openapi_show": "every run begins by reading it"}

# Members of bodies that one reader reads wherever they stand, so that they are one of the good ones or any object. Their
# shape is gone through member by member in the operations named, in the long run only: that takes ten thousand requests.
READ_ONCE = {"question": "ask_answer", "segment": "sizes_show"}

# The longest list of a shape that is tried to be exceeded. A thousand steps do not fit into what a body may hold.
LONGEST_LIST = 50

# Sent in the place of the id of who asks, of their session and of the keys in use, where something is changed: an owner
# who is no member any more is told 404 everywhere.
NOBODY = "00000000-0000-0000-0000-000000000000"

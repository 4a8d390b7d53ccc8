"""What is due, and the messages that go out: one row for each thing owed and one for each message.

From the first, inbox, diary and digest are drawn; the second is previewed, sent by real SMTP, and logged. Nothing
automatic is ever sent to a bereaved family.
"""

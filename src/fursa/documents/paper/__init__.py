"""The paper itself: what a document says, how it is drawn, signed and checked. No Django, no database.

values, receipts, lists, minutes, sheets, life_project, communique   what a document says (typed, in both languages)
kinds          which documents there are, on which page, and who carries them
neutrality     what a person carries says nothing of prison
typesetting    drawn by Typst with the fonts shipped here, and nothing else
keys, codes    Ed25519 keys and the signed code in the corner
seals          the signature over the file's own bytes
issuing        all of the above in one call: bytes ready to be kept
reading        finds the code on a drawn page
verification   what a file or a code proves, and what it does not
"""

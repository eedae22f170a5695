"""The forms of this app: the card of a call, one question of the bank, and the steps of a transfer."""

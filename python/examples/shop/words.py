# SPDX-License-Identifier: Apache-2.0
"""What the library says, in words: for the people of the shop, and for its customers."""

import sqlite3

from savedwallet import FinishReason, NextStep

FOR_ADMIN = {
    NextStep.NONE: "Nothing to do.",
    NextStep.WAIT: "Wait, then try once more.",
    NextStep.UPDATE_WALLET: "Ask the customer to change the card: “Your wallets” leads to Amazon's update page.",
    NextStep.NEW_SETUP: "The wallet is gone. Ask the customer to save a new one.",
    NextStep.SEND_BUYER: "The bank asks for the customer.",
    NextStep.LOWER_AMOUNT: "Charge a smaller amount.",
    NextStep.NEXT_MONTH: "The month's limit is reached. Charge it next month.",
    NextStep.FIX_REQUEST: "Tell your developers: the request or the configuration is wrong.",
    NextStep.STOP: "Give it up, and ask the customer to pay another way.",
}

FOR_BUYERS = {
    NextStep.WAIT: "The payment did not go through. Please try again later.",
    NextStep.UPDATE_WALLET: "Your card cannot be charged. Please choose another one at Amazon.",
    NextStep.NEW_SETUP: "Your wallet cannot be charged any more. Please save it again.",
    NextStep.LOWER_AMOUNT: "The amount is too large for this wallet.",
    NextStep.NEXT_MONTH: "The limit of this wallet is reached for this month.",
}

FINISHED = {
    FinishReason.BUYER_CANCELED: "You came back without finishing at Amazon. You can start again at any time.",
    FinishReason.DECLINED: "The card was declined. Please try another one.",
    FinishReason.EXPIRED: "That took too long, and Amazon has closed the checkout. Please start again.",
    FinishReason.AMOUNT_CHANGED: "The order has changed since. Please start again.",
    FinishReason.NOT_RETURNED: "You have not been through Amazon's pages to the end. Please start again.",
}


def finished(reason: FinishReason) -> str:
    return FINISHED.get(reason, "Amazon has ended this checkout. Please start again, or pay another way.")


def of_charge(charge: sqlite3.Row) -> str:
    """What comes next after a charge, as the shop remembers it."""
    if charge["state"] in ("Unknown", "Planned"):
        return "Nobody knows yet whether it was made. Ask again: the same intent never charges twice."
    if charge["state"] in ("AuthorizationInitiated", "CaptureInitiated"):
        return "Amazon is still at it, and will tell us how it ends."
    return FOR_ADMIN[NextStep(charge["next_step"])]

#!/usr/bin/env python3
"""Writes assets/example/: a small made-up company's exports of two months, for *Try with an example*.

    make_example_exports.py [FOLDER]

Nobody in it exists: names are numbers at a domain that cannot exist (RFC 2606). Its tool is a zap that asks the
payment processor every 15 minutes; the mail tool's lists follow once a day, which mails some customers after they
have paid. The team works 9 to 17 in New York, and the CRM's dates are by that clock, as an export shows
them. The same numbers come out of every run: the generator is Numerical Recipes' (a = 1664525, c = 1013904223).
"""

import csv
import datetime
import pathlib
import sys

TRIALS = 280
DAYS = 61
TRIAL_DAYS = 14
CONVERTS = 0.4
START = datetime.datetime(2026, 3, 10)  # after New York's clocks were put forward
NEW_YORK = datetime.timedelta(hours=-4)
POLL_S = 15 * 60
SYNC_S = 24 * 3600
MAILS = [(1, "Trial day 1"), (6, "Trial day 6"), (10, "Trial day 10"), (13, "Trial day 13")]
PLANS = [("starter_monthly", 49, 6), ("team_monthly", 199, 3), ("business_monthly", 899, 1)]
OWNERS = ["Owner 1", "Owner 2", "Owner 3"]
BY_HOUR = [1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 10, 9, 8, 9, 10, 9, 8, 6, 5, 4, 4, 3, 2, 1]  # New York's


BY_WEEKDAY = [5, 5, 5, 5, 5, 2, 2]


class Dice:
    def __init__(self, seed):
        self.state = seed

    def share(self):
        self.state = (self.state * 1664525 + 1013904223) & 0xFFFFFFFF
        return (self.state >> 8) / 2**24

    def pick(self, weights):
        at = self.share() * sum(weights)
        for index, weight in enumerate(weights):
            at -= weight
            if at < 0:
                return index
        return len(weights) - 1


def utc(moment):
    return moment.strftime("%Y-%m-%d %H:%M:%S")


def shown(moment):
    """As the CRM shows it: by New York's clock, to the minute."""
    return (moment + NEW_YORK).strftime("%Y-%m-%d %H:%M")


def next_tick(moment, every_s):
    passed = (moment - START).total_seconds()
    return START + datetime.timedelta(seconds=(passed // every_s + 1) * every_s)


def in_hours(moment):
    """The next moment of the team's hours, from Monday to Friday."""
    local = moment + NEW_YORK
    while local.weekday() > 4 or not 9 <= local.hour < 17:
        day = local.date() + datetime.timedelta(days=1) if local.hour >= 9 or local.weekday() > 4 else local.date()
        local = datetime.datetime.combine(day, datetime.time(9))
    return local - NEW_YORK


class Customer:
    def __init__(self, number, dice):
        days = [BY_WEEKDAY[(START.weekday() + day) % 7] for day in range(DAYS)]
        local = datetime.timedelta(days=dice.pick(days), hours=dice.pick(BY_HOUR), seconds=int(dice.share() * 3600))
        self.number = number
        self.started = START + local - NEW_YORK
        self.ends = self.started + datetime.timedelta(days=TRIAL_DAYS)
        self.plan = PLANS[dice.pick([weight for _, _, weight in PLANS])]
        self.paid = self.decision(dice) if dice.share() < CONVERTS else None
        self.in_crm = dice.share() < 0.97
        if self.paid:
            self.ends = min(self.ends, self.paid)
            self.hand_over(dice)

    def decision(self, dice):
        """A third wait for the end of the trial; the others decide on some day of it."""
        if dice.share() < 0.33:
            return self.ends + datetime.timedelta(seconds=int(3600 + dice.share() * 60))
        return self.started + datetime.timedelta(seconds=int((1 + dice.share() * (TRIAL_DAYS - 2)) * 86400))

    def hand_over(self, dice):
        self.customer = next_tick(self.paid, POLL_S) + datetime.timedelta(seconds=int(2 + dice.share() * 6))
        self.owned = in_hours(in_hours(self.customer) + datetime.timedelta(minutes=int(5 + dice.share() * 100)))
        self.owner = OWNERS[int(dice.share() * len(OWNERS))]
        wait = datetime.timedelta(minutes=int(5 + dice.share() * 55))
        self.touched = in_hours(self.owned + wait)
        self.left = next_tick(self.customer, SYNC_S)

    @property
    def mail(self):
        return f"person{self.number}@company{self.number}.example"

    def mails(self):
        for day, name in MAILS:
            sent = self.started + datetime.timedelta(days=day)
            if not self.paid or sent < self.left:
                yield sent, name


def write(path, head, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def subscriptions(customers, until):
    for it in customers:
        over = it.ends <= until
        status = "active" if it.paid and it.paid <= until else "canceled" if over else "trialing"
        ended = utc(it.ends) if status == "canceled" else ""
        yield [f"sub_{it.number:04}", f"cus_{it.number:04}", it.mail, it.plan[0], "month", f"{it.plan[1]}.00", status,
               utc(it.started), utc(it.started), utc(it.ends), ended]


def invoices(customers, until):
    for it in customers:
        if it.paid and it.paid <= until:
            paid = utc(it.paid)
            yield [f"in_{it.number:04}", f"cus_{it.number:04}", f"sub_{it.number:04}", paid, paid, f"{it.plan[1]}.00",
                   "paid"]


def contacts(customers, until):
    for it in customers:
        if not it.in_crm:
            continue
        there = it.paid and it.touched <= until
        yield [1000 + it.number, it.mail, "Customer" if there else "Lead",
               shown(it.started + datetime.timedelta(seconds=40)),
               *([shown(it.customer), it.owner, shown(it.owned), shown(it.touched)] if there else ["", "", "", ""])]


def mails(customers, until):
    number = 0
    for it in customers:
        for sent, name in it.mails():
            if sent <= until:
                number += 1
                yield [number, it.mail, "email", name, int(sent.replace(tzinfo=datetime.timezone.utc).timestamp())]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "assets/example")
    folder.mkdir(parents=True, exist_ok=True)
    dice = Dice(20260310)
    customers = sorted((Customer(number, dice) for number in range(1, TRIALS + 1)), key=lambda it: it.started)
    until = START + datetime.timedelta(days=DAYS)
    write(folder / "subscriptions.csv",
          ["id", "Customer ID", "Customer Email", "Plan", "Interval", "Amount", "Status", "Created (UTC)",
           "Trial Start (UTC)", "Trial End (UTC)", "Ended At (UTC)"], subscriptions(customers, until))
    write(folder / "invoices.csv",
          ["id", "Customer", "Subscription", "Date (UTC)", "Paid At (UTC)", "Amount Paid", "Status"],
          invoices(customers, until))
    write(folder / "contacts.csv",
          ["Record ID", "Email", "Lifecycle Stage", "Create Date",
           'Date entered "Customer (Lifecycle Stage Pipeline)"', "Contact owner", "Owner Assigned Date",
           "Date of first engagement"], contacts(customers, until))
    write(folder / "mails.csv", ["receipt_id", "email", "content_type", "content_title", "received_at"],
          mails(customers, until))


if __name__ == "__main__":
    main()

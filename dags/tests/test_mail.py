"""Mails, to a real server on loopback."""

from __future__ import annotations

import json
import logging
import socketserver
import threading
from email import message_from_bytes

import pytest

from conftest import context, dag_run, nightly
from nightjar_airflow import exits
from nightjar_airflow.deadline import report


class Mailbox(socketserver.ThreadingTCPServer):
    """Takes every mail."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Session)
        self.mails: list[bytes] = []


class Session(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.say("220 here")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.say("221 bye" if word == b"QUIT" else "250 ok")

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def mailbox(monkeypatch: pytest.MonkeyPatch):
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        extra = {"disable_ssl": True, "disable_tls": True, "from_email": "airflow@example.org"}
        connection = {
            "conn_type": "smtp",
            "host": "127.0.0.1",
            "port": server.server_address[1],
            "extra": extra,
        }
        monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", json.dumps(connection))
        yield server
        server.shutdown()


def fail(shop, error: Exception, kind: str = "scheduled", **facts) -> None:
    task = nightly(shop).task_dict["score"]
    task.on_failure_callback[0](context(dag_run(kind, **facts), task) | {"exception": error})


def test_a_killed_job_is_told_and_a_second_copy_has_the_same_id(shop, mailbox: Mailbox) -> None:
    for _ in range(2):
        fail(shop, exits.JobKilled("exit code -9, killed"))
    first, second = (message_from_bytes(mail) for mail in mailbox.mails)
    assert first["To"] == "returns@example.org"
    assert first["Subject"] == "[Nightjar] shop_nightly.score failed"
    (text,) = first.get_payload()
    assert text.get_payload(decode=True) == b"<p>Run scheduled__1, try 1: exit code -9, killed</p>"
    assert first["Message-ID"] == second["Message-ID"]
    assert "scheduled" in first["Message-ID"]


@pytest.mark.parametrize(
    "error",
    [
        exits.Defect("x"),
        exits.ConfigWrong("x"),
        exits.DataRejected("x"),
        exits.DependencyDown("x"),
        exits.IntegrityBroken("x"),
    ],
)
def test_what_the_job_could_report_is_not_told_again(shop, mailbox: Mailbox, error) -> None:
    fail(shop, error)
    assert mailbox.mails == []


def test_a_quiet_run_is_not_told(shop, mailbox: Mailbox) -> None:
    fail(shop, exits.JobKilled("x"), "backfill")
    fail(shop, exits.JobKilled("x"), "manual", conf={"announce": False})
    assert mailbox.mails == []


def test_a_missed_deadline_is_told_of_runs_by_the_clock(shop, mailbox: Mailbox) -> None:
    run = {"run_type": "scheduled", "dag_run_id": "scheduled__1", "state": "running"}
    report({"dag_run": run}, "shop", "06:00", ["returns@example.org"])
    report({"dag_run": run | {"run_type": "manual"}}, "shop", "06:00", ["returns@example.org"])
    (mail,) = (message_from_bytes(each) for each in mailbox.mails)
    assert mail["Subject"] == "[Nightjar] shop: not published by 06:00"


def test_a_mail_that_cannot_be_sent_is_a_line(shop, monkeypatch, caplog) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_DEFAULT", "smtp://127.0.0.1:1/?timeout=1&retry_limit=1")
    with caplog.at_level(logging.WARNING):
        fail(shop, exits.JobKilled("exit code -9"))
    (line,) = (each for each in caplog.messages if each.startswith("no mail to"))
    assert "returns@example.org" in line and "exit code -9" in line

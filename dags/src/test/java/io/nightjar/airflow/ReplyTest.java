package io.nightjar.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.airflow.AirflowException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
  private static Reply reply(int status, String body) {
    return new Reply(status, body, List.of("open-sesame", ""));
  }

  @Test
  void readsADetailOfEachForm() {
    assertThat(reply(404, "{\"detail\":\"no DAG x\"}").summary()).isEqualTo("404 (no DAG x)");
    assertThat(Airflows.taken().body()).contains("hidden");
    assertThat(reply(409, Airflows.taken().body()).summary())
        .isEqualTo("409 (Unique constraint violation)");
    String list =
        "{\"detail\":[{\"loc\":[\"body\",\"slots\"],\"msg\":\"Field required\",\"input\":{}},"
            + "{\"loc\":[\"query\"],\"msg\":\"Not a date\"}]}";
    assertThat(reply(422, list).summary())
        .isEqualTo("422 (body.slots: Field required; query: Not a date)");
  }

  @Test
  void makesOneShortLineOfAnything() {
    assertThat(reply(500, "Internal\r\n  Server\u0000 Error\n").detail())
        .isEqualTo("Internal Server Error");
    assertThat(reply(500, "x".repeat(9000)).detail()).hasSize(301).endsWith("…");
    assertThat(reply(500, "").summary()).isEqualTo("500");
    assertThat(reply(500, "[1,2").summary()).isEqualTo("500 ([1,2)");
  }

  @Test
  void hidesSecrets() {
    String token = Airflows.token("x", 10);
    assertThat(reply(401, "{\"detail\":\"open-sesame is wrong, " + token + " too\"}").detail())
        .isEqualTo("*** is wrong, *** too");
    assertThat(new Credentials("u", "open-sesame").toString()).doesNotContain("sesame");
  }

  @Test
  void knowsTheKindOfEachStatus() {
    assertThat(reply(302, "").kind()).isEqualTo(Kind.BAD_ANSWER);
    assertThat(reply(400, "").kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(reply(401, "").kind()).isEqualTo(Kind.REFUSED);
    assertThat(reply(403, "").kind()).isEqualTo(Kind.REFUSED);
    assertThat(reply(404, "").kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(reply(409, "").kind()).isEqualTo(Kind.CONFLICT);
    assertThat(reply(422, "").kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(reply(429, "").kind()).isEqualTo(Kind.SERVER_FAULT);
    assertThat(reply(503, "").kind()).isEqualTo(Kind.SERVER_FAULT);
  }

  @Test
  void renewsATokenOnlyIfThatCanHelp() {
    assertThat(reply(401, "").refusesToken()).isTrue();
    assertThat(reply(403, "{\"detail\":\"Invalid JWT token\"}").refusesToken()).isTrue();
    assertThat(reply(403, "{\"detail\":\"Forbidden\"}").refusesToken()).isFalse();
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Logs in, keeps the token, and gets another one before it runs out or when it is refused. */
final class TokenSource {
  private static final Duration LONGEST_MARGIN = Duration.ofMinutes(1);

  private record Token(String text, Optional<Duration> staleAt) {}

  private final Wire wire;
  private final Credentials credentials;
  private final Timekeeper time;
  private Optional<Token> token = Optional.empty();

  TokenSource(Wire wire, Credentials credentials, Timekeeper time) {
    this.wire = wire;
    this.credentials = credentials;
    this.time = time;
  }

  synchronized String current() {
    if (credentials.isToken()) {
      return credentials.password();
    }
    Duration now = time.now();
    token = token.filter(held -> held.staleAt().map(at -> now.compareTo(at) < 0).orElse(true));
    if (token.isEmpty()) {
      token = Optional.of(login());
    }
    return token.get().text();
  }

  /** Another token than the refused one; of many threads refused at once, one logs in. */
  synchronized String renew(String refused) {
    token = token.filter(held -> !held.text().equals(refused));
    return current();
  }

  private Token login() {
    ObjectNode body = Json.object();
    body.put("username", credentials.user()).put("password", credentials.password());
    String what = "log in as " + credentials.user();
    Call call = Call.post(what, "/auth/token", body).withoutToken();
    Duration before = time.now();
    // Once: whoever needs the token repeats the whole, or the pauses would multiply.
    String text = Answer.of(call, wire.exchange(call)).text("access_token");
    return new Token(text, life(text).map(life -> before.plus(life).minus(margin(life))));
  }

  private static Duration margin(Duration life) {
    Duration tenth = life.dividedBy(10);
    return tenth.compareTo(LONGEST_MARGIN) < 0 ? tenth : LONGEST_MARGIN;
  }

  /** From the token's own claims, both of the server's clock, so that ours may be wrong. */
  private static Optional<Duration> life(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
      JsonNode tree =
          Json.parse(new String(claims, StandardCharsets.UTF_8)).orElseGet(Json::object);
      long seconds = tree.path("exp").asLong() - tree.path("iat").asLong();
      boolean known = tree.path("exp").isNumber() && tree.path("iat").isNumber() && seconds > 0;
      return known ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

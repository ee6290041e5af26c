package io.nightjar.airflow;

/** Calls Airflow with a valid token and gives back an answer that was understood, or fails. */
final class Transport {
  private final Wire wire;
  private final TokenSource tokens;
  private final Retries retries;

  Transport(Wire wire, TokenSource tokens, Retries retries) {
    this.wire = wire;
    this.tokens = tokens;
    this.retries = retries;
  }

  Retries retries() {
    return retries;
  }

  /** Repeats the call if that is safe. */
  Answer send(Call call) {
    return call.repeatable() ? retries.run(call, () -> once(call)) : once(call);
  }

  /**
   * Gets a token before a call that must not be repeated, so that it cannot fail for want of one.
   */
  void logInBefore(Call call) {
    retries.run(call, tokens::current);
  }

  /** One try; only a refused token is renewed and the call, which had no effect, sent again. */
  Answer once(Call call) {
    return Answer.of(call, call.open() ? wire.exchange(call) : withToken(call));
  }

  private Reply withToken(Call call) {
    String token = tokens.current();
    Reply reply = wire.exchange(call, token);
    return reply.refusesToken() ? wire.exchange(call, tokens.renew(token)) : reply;
  }
}

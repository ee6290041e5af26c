package io.nightjar.airflow;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and waits for its whole answer, once. */
final class Wire {
  private final HttpClient http;
  private final String server;
  private final Duration timeout;
  private final Credentials credentials;

  Wire(AirflowSettings settings, Credentials credentials) {
    this.http =
        HttpClient.newBuilder()
            // Airflow's server loses the body of a post that asks for an upgrade to HTTP/2.
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
    this.server = settings.server().toString().replaceAll("/+$", "");
    this.timeout = settings.requestTimeout();
    this.credentials = credentials;
  }

  Reply exchange(Call call) {
    return exchange(call, "");
  }

  /** An empty token is none. */
  Reply exchange(Call call, String token) {
    // Not the time-out of HttpRequest, which ends with the head of the answer.
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request(call, token), BodyHandlers.ofByteArray());
    try {
      HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      String body = new String(response.body(), StandardCharsets.UTF_8);
      return new Reply(response.statusCode(), body, List.of(credentials.password(), token));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw AirflowErrors.unreachable(
          call, "gave no whole answer within " + InWords.of(timeout), e);
    } catch (ExecutionException e) {
      throw AirflowErrors.unreachable(call, reason(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw AirflowErrors.interrupted(call, e);
    }
  }

  private HttpRequest request(Call call, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + call.path() + call.query()))
            .header("Accept", "application/json");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (call.body().isEmpty()) {
      return request.method(call.method(), BodyPublishers.noBody()).build();
    }
    return request
        .header("Content-Type", "application/json")
        .method(call.method(), BodyPublishers.ofString(call.body().get().toString()))
        .build();
  }

  private String reason(Throwable failure) {
    if (failure instanceof ConnectException || failure instanceof HttpTimeoutException) {
      return "found no server at " + server;
    }
    return failure instanceof IOException
        ? "lost the connection before the answer was whole"
        : "failed on the way (" + failure.getClass().getSimpleName() + ")";
  }
}

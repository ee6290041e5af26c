package io.nightjar.airflow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A real server on the loopback that answers by a function and remembers what was asked. */
final class StubServer implements AutoCloseable {
  /** A request as it came in. */
  record Request(String method, String path, String query, String body, String token) {
    String where() {
      return method + " " + path;
    }
  }

  /** How to answer; {@code cutAt} bytes of the body are sent, or none of the answer at all. */
  record Response(int status, String body, int cutAt) {
    static Response of(int status, String body) {
      return new Response(status, body, body.getBytes(StandardCharsets.UTF_8).length);
    }

    static Response ok(String body) {
      return of(200, body);
    }

    /** The connection ends without an answer. */
    static Response lost() {
      return new Response(0, "", 0);
    }

    /** The connection ends in the middle of the body. */
    Response cut() {
      return new Response(status, body, body.length() / 2);
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  StubServer(Function<Request, Response> answers) {
    // Else each answer waits 40 ms for the acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, answers));
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** All requests but logins. */
  List<Request> requests() {
    return requests.stream().filter(request -> !request.path().equals("/auth/token")).toList();
  }

  List<String> asked() {
    return new ArrayList<>(requests().stream().map(Request::where).toList());
  }

  long logins() {
    return (long) requests.size() - requests().size();
  }

  /** Waits until late answers have had their effect. */
  void settle() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("answers still under way");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange, Function<Request, Response> answers)
      throws IOException {
    try (exchange) {
      Request request = read(exchange);
      requests.add(request);
      Response response = answers.apply(request);
      if (response.status() == 0) {
        // To close the exchange would keep the connection, and the client waiting.
        throw new IOException("the answer is lost");
      }
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body, 0, response.cutAt());
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    URI uri = exchange.getRequestURI();
    return new Request(
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getQuery() == null ? "" : uri.getQuery(),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
        token == null ? "" : token.replace("Bearer ", ""));
  }
}

package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One request to Airflow.
 *
 * @param what what it is for, as it follows "Cannot"
 * @param method of HTTP
 * @param path from the root of the server, encoded
 * @param query encoded, empty or with its question mark
 * @param body JSON, if there is one
 * @param repeatable whether sending it twice is as good as once
 * @param open whether it needs no token
 */
record Call(
    String what,
    String method,
    String path,
    String query,
    Optional<ObjectNode> body,
    boolean repeatable,
    boolean open) {

  static Call get(String what, String path) {
    return new Call(what, "GET", path, "", Optional.empty(), true, false);
  }

  static Call delete(String what, String path) {
    return new Call(what, "DELETE", path, "", Optional.empty(), true, false);
  }

  static Call put(String what, String path) {
    return new Call(what, "PUT", path, "", Optional.empty(), true, false);
  }

  static Call patch(String what, String path, ObjectNode body) {
    return new Call(what, "PATCH", path, "", Optional.of(body), true, false);
  }

  /** A post that must not be sent again without having looked. */
  static Call post(String what, String path, ObjectNode body) {
    return new Call(what, "POST", path, "", Optional.of(body), false, false);
  }

  /** A post without effect, or one that the server refuses the second time. */
  Call safe() {
    return new Call(what, method, path, query, body, true, open);
  }

  Call withoutToken() {
    return new Call(what, method, path, query, body, repeatable, true);
  }

  Call with(String name, Object value) {
    String parameter = (query.isEmpty() ? "?" : "&") + name + "=" + encoded(value.toString());
    return new Call(what, method, path, query + parameter, body, repeatable, open);
  }

  /** Where it goes, for messages: what a query holds is of no help there. */
  String where() {
    return method + " " + path;
  }

  /** A path of the API, from its parts. */
  static String path(Object... parts) {
    return "/api/v2" + below(parts);
  }

  /** The end of a path, from its parts. */
  static String below(Object... parts) {
    StringBuilder path = new StringBuilder();
    for (Object part : parts) {
      String text = part.toString();
      if (text.isBlank() || text.equals(".") || text.equals("..")) {
        throw new IllegalArgumentException("A name in a path is empty or made of dots: " + text);
      }
      path.append('/').append(encoded(text));
    }
    return path.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}

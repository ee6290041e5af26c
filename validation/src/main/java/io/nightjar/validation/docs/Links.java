package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.Digests;
import io.nightjar.core.table.TableName;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where pages and the places in them are; the same for the same names. */
final class Links {
  static final String INDEX = "index.html";
  private static final int SHORT = 8;
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private Links() {}

  /** Suites of one name may lie in several folders. */
  static String suite(String pipeline, String suite) {
    String file = suite.substring(suite.lastIndexOf('/') + 1);
    String name = file.contains(".") ? file.substring(0, file.lastIndexOf('.')) : file;
    return "suites/" + plain(name) + "-" + digest(pipeline + "\n" + suite) + ".html";
  }

  /** Ids of ours are good names; one that is not is told apart by its digest. */
  static String run(String run) {
    String name = SAFE.matcher(run).matches() ? run : plain(run) + "-" + digest(run);
    return "runs/" + name + ".html";
  }

  static String table(TableName table) {
    return "table-" + table;
  }

  static String profile(TableName table) {
    return profileFolder(table) + INDEX;
  }

  static String profileFolder(TableName table) {
    return "tables/" + table + "/";
  }

  /** A rule about a table: where its history is, on the page of its suite. */
  static String rule(CheckResult result) {
    return "rule-" + result.table() + "-" + plain(result.rule().fingerprint());
  }

  /** The same rule about the same table: where the index says that it fails. */
  static String incident(CheckResult result) {
    return "incident-" + result.table() + "-" + plain(result.rule().fingerprint());
  }

  private static String digest(String of) {
    return Digests.sha256(of).substring(0, SHORT);
  }

  /** Nothing that means something in a path, a link or on a file system without letter case. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-").replaceAll("^\\.+", "");
  }
}

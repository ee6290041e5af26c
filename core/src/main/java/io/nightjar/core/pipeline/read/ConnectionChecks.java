package io.nightjar.core.pipeline.read;

import io.nightjar.core.config.ConfigTree;
import io.nightjar.core.config.ConnectionKind;
import io.nightjar.core.config.Connections;
import io.nightjar.core.config.KeyPath;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Section;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.source.Source;
import java.util.List;
import java.util.Map;

/**
 * Checks that the environment has the connections that sources name, each of the kind they read.
 */
final class ConnectionChecks {
  private static final String KEY = "connection";

  private final Section root;
  private final String file;
  private final Map<String, ConnectionKind> known;

  ConnectionChecks(Section root, ConfigTree environment) {
    this.root = root;
    this.file = environment.origin(KeyPath.ROOT).source();
    this.known = Connections.kinds(environment);
  }

  void check(Pipeline pipeline) {
    for (Source source : pipeline.sources()) {
      Section section = root.at("sources").at(source.name());
      SourceForm form = source.form();
      check(section.at("jdbc"), form.jdbc().connection(), ConnectionKind.DATABASE);
      check(section.at("kafka"), form.kafka().connection(), ConnectionKind.KAFKA);
    }
  }

  private void check(Section section, String connection, ConnectionKind wanted) {
    if (connection.isEmpty()) {
      return;
    }
    ConnectionKind found = known.get(connection);
    if (found == null) {
      section.problem(
          KEY,
          "no such connection; add it under connections of %s%s"
              .formatted(file, Nearest.hint(connection, ofKind(wanted))));
    } else if (found != wanted) {
      section.problem(KEY, connection + " " + wanted.insteadOf(found));
    }
  }

  private List<String> ofKind(ConnectionKind wanted) {
    return known.keySet().stream().filter(name -> known.get(name) == wanted).toList();
  }
}

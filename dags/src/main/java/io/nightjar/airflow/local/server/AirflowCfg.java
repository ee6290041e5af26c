package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Airflow's settings. They stand in a file of mode 0600, not in the environment, which tasks would
 * inherit. Presets may be overridden by the caller's variables {@code AIRFLOW__SECTION__KEY}; what
 * holds the parts together may not.
 */
final class AirflowCfg {
  private static final String PRESETS = "presets.properties";

  private final Map<String, String> fixed = new TreeMap<>();
  private final Map<String, String> presets = new TreeMap<>();

  /** Begins with the presets. */
  AirflowCfg() {
    Properties read = new Properties();
    try (InputStream in = AirflowCfg.class.getResourceAsStream(PRESETS)) {
      read.load(in);
    } catch (IOException e) {
      throw LocalErrors.files("read " + PRESETS + " from the class path", e);
    }
    read.forEach((key, value) -> presets.put(key.toString(), value.toString()));
  }

  AirflowCfg preset(String key, Object value) {
    presets.put(key, value.toString());
    return this;
  }

  AirflowCfg server(int port) {
    fixed.put("api.host", "127.0.0.1");
    fixed.put("api.port", Integer.toString(port));
    fixed.put("api.base_url", "http://127.0.0.1:" + port);
    fixed.put("core.execution_api_server_url", "http://127.0.0.1:" + port + "/execution/");
    return this;
  }

  AirflowCfg database(String url) {
    fixed.put("database.sql_alchemy_conn", url);
    return this;
  }

  AirflowCfg secrets(Secrets secrets) {
    fixed.put("api_auth.jwt_secret", secrets.jwtSecret());
    fixed.put("api.secret_key", secrets.secretKey());
    fixed.put("core.fernet_key", secrets.fernetKey());
    return this;
  }

  AirflowCfg folders(Home home, Path dags) {
    fixed.put("core.dags_folder", dags.toString());
    fixed.put("core.executor", "LocalExecutor");
    fixed.put("core.simple_auth_manager_users", Users.roles());
    fixed.put("core.simple_auth_manager_passwords_file", home.passwords().toString());
    fixed.put("logging.base_log_folder", home.logs().resolve("tasks").toString());
    fixed.put(
        "logging.dag_processor_child_process_log_directory",
        home.logs().resolve("dags").toString());
    return this;
  }

  /** The content of airflow.cfg. */
  String text() {
    Map<String, String> all = new TreeMap<>(presets);
    all.putAll(fixed);
    return all.keySet().stream()
        .map(AirflowCfg::section)
        .distinct()
        .map(section -> "[" + section + "]\n" + lines(section, all))
        .collect(
            Collectors.joining("\n", "# Written by nightjar airflow up, at each start.\n\n", ""));
  }

  void write(Path file) {
    PrivateFiles.write(file, text());
  }

  /** Takes out of an environment what would win over settings that must hold. */
  void cleanse(Map<String, String> environment) {
    Set<String> mine =
        fixed.keySet().stream().map(AirflowCfg::variable).collect(Collectors.toSet());
    environment
        .keySet()
        .removeIf(
            name ->
                mine.contains(name.replaceAll("_(CMD|SECRET)$", ""))
                    || mine.contains(name)
                    || name.equals("AIRFLOW_CONFIG"));
  }

  private static String lines(String section, Map<String, String> all) {
    return all.entrySet().stream()
        .filter(entry -> section(entry.getKey()).equals(section))
        .map(entry -> key(entry.getKey()) + " = " + entry.getValue().replace("%", "%%") + "\n")
        .collect(Collectors.joining());
  }

  private static String section(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static String key(String key) {
    return key.substring(key.indexOf('.') + 1);
  }

  private static String variable(String key) {
    return "AIRFLOW__" + key.replaceFirst("\\.", "__").toUpperCase(Locale.ROOT);
  }
}

package io.nightjar.airflow;

import java.util.Optional;

/** A setting that DAGs can read; Airflow hides the value of one whose key sounds like a secret. */
public record Variable(String key, Optional<String> value, Optional<String> description) {
  static Variable read(Answer answer) {
    return new Variable(
        answer.text("key"), answer.findText("value"), answer.findText("description"));
  }

  @Override
  public String toString() {
    return "Variable[key=" + key + "]";
  }
}

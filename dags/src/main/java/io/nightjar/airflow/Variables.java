package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Variables. One that the environment of Airflow sets wins over what is set here. */
public final class Variables {
  private final Transport transport;
  private final Pages pages;

  Variables(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** All variables. */
  public List<Variable> list() {
    Call call = Call.get("list the variables", Call.path("variables"));
    return pages.all(call, "variables", Variable::read);
  }

  /** One variable. */
  public Optional<Variable> find(String key) {
    Call call = Call.get("read variable " + key, Call.path("variables", key));
    return Absence.ofNotFound(() -> Variable.read(transport.send(call)));
  }

  /** Makes a variable have this value, and makes the variable if need be. */
  public Variable set(String key, String value) {
    String what = "set variable " + key;
    ObjectNode body = Json.object().put("key", key).put("value", value);
    return Variable.read(
        new Upsert(transport)
            .send(
                Call.patch(what, Call.path("variables", key), body),
                Call.post(what, Call.path("variables"), body)));
  }

  /** Deletes a variable; false if there was none. */
  public boolean delete(String key) {
    return new Upsert(transport)
        .delete(Call.delete("delete variable " + key, Call.path("variables", key)));
  }
}

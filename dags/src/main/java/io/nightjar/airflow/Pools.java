package io.nightjar.airflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Pools. */
public final class Pools {
  private final Transport transport;
  private final Pages pages;

  Pools(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** All pools. */
  public List<Pool> list() {
    return pages.all(Call.get("list the pools", Call.path("pools")), "pools", Pool::read);
  }

  /** One pool. */
  public Optional<Pool> find(String name) {
    Call call = Call.get("read pool " + name, Call.path("pools", name));
    return Absence.ofNotFound(() -> Pool.read(transport.send(call)));
  }

  /** Makes a pool have so many slots, and makes the pool if need be. Deferred tasks count not. */
  public Pool set(String name, int slots) {
    String what = "set pool " + name;
    ObjectNode changed = body("pool", name, slots);
    ObjectNode created = body("name", name, slots);
    return Pool.read(
        new Upsert(transport)
            .send(
                Call.patch(what, Call.path("pools", name), changed),
                Call.post(what, Call.path("pools"), created)));
  }

  /** Deletes a pool; false if there was none. */
  public boolean delete(String name) {
    return new Upsert(transport)
        .delete(Call.delete("delete pool " + name, Call.path("pools", name)));
  }

  private static ObjectNode body(String nameField, String name, int slots) {
    return Json.object().put(nameField, name).put("slots", slots).put("include_deferred", false);
  }
}

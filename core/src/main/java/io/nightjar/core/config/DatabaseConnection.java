package io.nightjar.core.config;

import java.io.Serializable;

/** How a database is reached. Only its name may be shown. */
public final class DatabaseConnection implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String url;
  private final String user;
  private final String password;

  DatabaseConnection(String name, String url, String user, String password) {
    this.name = name;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** What pipelines call it. */
  public String name() {
    return name;
  }

  /** Its JDBC address. */
  public String url() {
    return url;
  }

  /** Who logs in; empty if nobody needs to. */
  public String user() {
    return user;
  }

  /** The password; empty if none is needed. */
  public String password() {
    return password;
  }

  /** The name alone. */
  @Override
  public String toString() {
    return "DatabaseConnection[" + name + "]";
  }
}

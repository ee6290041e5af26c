package io.nightjar.airflow.local.server;

import java.nio.file.Path;

/** Where Airflow keeps what it knows. */
interface Database {
  /** Whether it can be used now. */
  boolean isUp();

  /** Makes it if need be and starts it on this port of the loopback interface. */
  void start(int port);

  /** Stops it, orderly if possible. */
  void stop();

  /** How Airflow reaches it, password included. */
  String url(int port);

  /** The folder that dies with the data. */
  Path folder();
}

package io.nightjar.cli.generate;

/** The three airports flights start from. */
enum Airport {
  EWR("Newark Liberty Intl,40.6925,-74.168667,18.0"),
  JFK("John F Kennedy Intl,40.639751,-73.778925,13.0"),
  LGA("La Guardia,40.777245,-73.872608,22.0");

  private final String place;

  Airport(String place) {
    this.place = place;
  }

  /** Its line in airports.csv. */
  String line() {
    return name() + "," + place + ",-5.0,A,America/New_York";
  }
}

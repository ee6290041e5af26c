package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.JsonFile;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;

/** Keys and passwords that nobody has to know; made once and kept in a file of mode 0600. */
record Secrets(String jwtSecret, String secretKey, String fernetKey, String databasePassword) {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A Fernet key is the base64 of so many bytes. */
  private static final int FERNET_BYTES = 32;

  static Secrets of(Home home) {
    JsonFile<Secrets> file =
        new JsonFile<>(
            home.secrets(),
            Secrets.class,
            "Remove it, and new ones are made; connections kept in Airflow must be entered anew.");
    return file.find()
        .orElseGet(
            () -> {
              Secrets made = make();
              file.write(made);
              return made;
            });
  }

  private static Secrets make() {
    byte[] key = new byte[FERNET_BYTES];
    RANDOM.nextBytes(key);
    return new Secrets(text(64), text(32), Base64.getUrlEncoder().encodeToString(key), text(32));
  }

  /** So many random letters and digits. */
  static String text(int length) {
    return RANDOM
        .ints(length, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return "Secrets[***]";
  }
}

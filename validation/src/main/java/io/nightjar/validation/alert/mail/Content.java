package io.nightjar.validation.alert.mail;

import java.util.Optional;

/**
 * What a mail says.
 *
 * @param subject one line
 * @param text the whole of it as plain text
 * @param html the same for people who see pictures
 * @param picture a PNG file that the HTML shows under the Content-ID {@link #PICTURE}, if any
 */
public record Content(String subject, String text, String html, Optional<byte[]> picture) {
  /** The Content-ID of the picture. */
  public static final String PICTURE = "history@nightjar";
}

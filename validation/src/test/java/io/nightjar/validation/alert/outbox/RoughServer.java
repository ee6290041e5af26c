package io.nightjar.validation.alert.outbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server on this machine that does as badly as it is told to. */
final class RoughServer implements AutoCloseable {
  private final ServerSocket listener;
  private final Manner manner;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final List<String> said = new CopyOnWriteArrayList<>();

  RoughServer(Manner manner) throws IOException {
    this.manner = manner;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen, "rough-smtp");
    thread.setDaemon(true);
    thread.start();
  }

  /** What it does. */
  enum Manner {
    /** Takes connections and never says a word. */
    SILENT,
    /** Is closed for the day. */
    CLOSED,
    /** Knows no mailbox. */
    NO_SUCH_MAILBOX,
    /** Has no space now. */
    FULL,
    /** Takes a mail and is gone before it says so. */
    DROPS_BEFORE_ANSWER,
    /** Wants a log-in, offers no encryption. */
    OPEN_LOGIN
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The mails it has read to their end. */
  List<String> mails() {
    return mails;
  }

  /** Every line that was said to it outside of mails. */
  List<String> said() {
    return said;
  }

  private void listen() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        Thread thread = new Thread(() -> serve(socket), "rough-smtp-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (SocketException e) { // closed
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket socket) {
    if (manner == Manner.SILENT) {
      return;
    }
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      talk(in, socket.getOutputStream());
    } catch (IOException e) { // the client is gone, or this test is over
      return;
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException {
    answer(out, manner == Manner.CLOSED ? "421 closed" : "220 rough");
    String line = in.readLine();
    while (line != null) {
      said.add(line);
      String command = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
      switch (command) {
        case "EHLO" ->
            answer(
                out, manner == Manner.OPEN_LOGIN ? "250-rough\r\n250 AUTH LOGIN PLAIN" : "250 ok");
        case "RCPT" -> answer(out, recipient());
        case "DATA" -> {
          answer(out, "354 go on");
          mails.add(mail(in));
          if (manner == Manner.DROPS_BEFORE_ANSWER) {
            return;
          }
          answer(out, "250 taken");
        }
        case "QUIT" -> {
          answer(out, "221 bye");
          return;
        }
        default -> answer(out, "250 ok");
      }
      line = in.readLine();
    }
  }

  private String recipient() {
    return switch (manner) {
      case NO_SUCH_MAILBOX -> "550 no such mailbox";
      case FULL -> "452 no space now";
      default -> "250 ok";
    };
  }

  private static String mail(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      mail.append(line).append('\n');
      line = in.readLine();
    }
    return mail.toString();
  }

  private static void answer(OutputStream out, String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}

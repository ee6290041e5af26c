package io.nightjar.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Spark standalone master and workers on loopback, each a process of its own. */
final class StandaloneCluster implements AutoCloseable {
  private final int port;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(int port) {
    this.port = port;
  }

  static StandaloneCluster start(Path folder, int workers)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(freePort());
    cluster.launch(
        folder.resolve("master"),
        "org.apache.spark.deploy.master.Master",
        List.of("--port", String.valueOf(cluster.port), "--webui-port", "0"));
    cluster.awaitPort();
    for (int i = 0; i < workers; i++) {
      cluster.launch(
          folder.resolve("worker" + i),
          "org.apache.spark.deploy.worker.Worker",
          List.of("--cores", "1", "--memory", "1500m", "--webui-port", "0", cluster.master()));
    }
    return cluster;
  }

  String master() {
    return "spark://127.0.0.1:" + port;
  }

  private void launch(Path home, String mainClass, List<String> options) throws IOException {
    Files.createDirectories(home);
    List<String> command = new ArrayList<>();
    command.add(Checkout.root().resolve("nightjar").toString());
    command.addAll(List.of("spark-class", mainClass, "--host", "127.0.0.1"));
    command.addAll(options);
    processes.add(
        new Shell(home)
            .with("SPARK_LOCAL_IP", "127.0.0.1")
            .with("SPARK_WORKER_DIR", home.toString())
            .start(command.toArray(String[]::new)));
  }

  private void awaitPort() throws InterruptedException {
    for (int attempt = 0; attempt < 300; attempt++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException e) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("the master did not start");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    processes.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    processes.forEach(Process::destroyForcibly);
  }
}

package io.nightjar.airflow;

import java.util.List;
import java.util.Optional;

/** Assets and their events. */
public final class Assets {
  private static final int LOOK_BACK = 100;

  private final Transport transport;
  private final Pages pages;

  Assets(Transport transport, Pages pages) {
    this.transport = transport;
    this.pages = pages;
  }

  /** All assets that DAGs name. */
  public List<Asset> list() {
    return pages.all(Call.get("list the assets", Call.path("assets")), "assets", Asset::read);
  }

  /** The asset of this name. */
  public Optional<Asset> find(String name) {
    Call call = Call.get("find asset " + name, Call.path("assets")).with("name_pattern", name);
    return pages.all(call, "assets", Asset::read).stream()
        .filter(asset -> asset.name().equals(name))
        .findFirst();
  }

  /** Events of an asset, newest first. */
  public List<AssetEvent> events(long assetId, int most) {
    Call call =
        Call.get("list the events of asset " + assetId, Call.path("assets", "events"))
            .with("asset_id", assetId)
            .with("order_by", "-timestamp");
    return pages.read(call, "asset_events", AssetEvent::read, most);
  }

  /**
   * Tells Airflow of a change, which starts the DAGs that wait for it. It is sent once; if the
   * answer is lost, the event is looked for by its extra among those that came since.
   */
  public AssetEvent createEvent(NewAssetEvent event) {
    long newest = events(event.assetId(), 1).stream().mapToLong(AssetEvent::id).max().orElse(0);
    Call post =
        Call.post(
            "create an event of asset " + event.assetId(),
            Call.path("assets", "events"),
            event.body());
    return new PostOnce(transport, post, "look at the asset's events before you send it again")
        .send(() -> AssetEvent.read(transport.once(post)), () -> since(newest, event));
  }

  private Optional<AssetEvent> since(long newest, NewAssetEvent wanted) {
    return events(wanted.assetId(), LOOK_BACK).stream()
        .filter(event -> event.id() > newest && wanted.isMetBy(event))
        .findFirst();
  }
}

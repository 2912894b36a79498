package interlock.service.doctor;

import interlock.service.config.InterlockConfig;
import interlock.service.topics.Cluster;
import interlock.topology.App;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/** Both applications' groups: whether somebody runs, and how far behind. */
final class Groups {
  private static final String AREA = "group";

  /**
   * More than a second of the sustained mixed load of docs/performance.md, to be on the safe side.
   */
  private static final long MUCH = 10_000;

  private final Cluster cluster;
  private final InterlockConfig config;

  Groups(Cluster cluster, InterlockConfig config) {
    this.cluster = cluster;
    this.config = config;
  }

  List<Finding> examine() {
    Map<String, GroupState> states = new HashMap<>();
    for (GroupListing group : cluster.get(cluster.admin().listGroups().all())) {
      group.groupState().ifPresent(state -> states.put(group.groupId(), state));
    }
    List<Finding> findings = new ArrayList<>();
    for (App app : App.values()) {
      String id = app.applicationId(config.applicationIdPrefix());
      findings.add(state(id, Optional.ofNullable(states.get(id))));
      if (states.containsKey(id)) {
        findings.add(lag(id));
      }
    }
    return findings;
  }

  private static Finding state(String id, Optional<GroupState> state) {
    if (state.isEmpty()) {
      return Finding.warn(AREA, id + " never ran on this cluster", "interlock run");
    }
    return switch (state.get()) {
      case STABLE -> Finding.ok(AREA, id + " is STABLE");
      case EMPTY, DEAD -> Finding.warn(AREA, id + ": no instance runs", "interlock run");
      case PREPARING_REBALANCE, COMPLETING_REBALANCE, ASSIGNING, RECONCILING, NOT_READY, UNKNOWN ->
          Finding.warn(
              AREA,
              id + " is " + state.get() + ": its instances share the work anew",
              "look again in some seconds; if it stays so, see the instances' logs");
    };
  }

  private Finding lag(String id) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(id);
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        cluster.get(cluster.admin().listOffsets(latest).all());
    long lag = 0;
    long most = 0;
    String where = "";
    for (Map.Entry<TopicPartition, OffsetAndMetadata> entry : committed.entrySet()) {
      long behind = ends.get(entry.getKey()).offset() - entry.getValue().offset();
      lag += Math.max(0, behind);
      if (behind > most) {
        most = behind;
        where = ", most on " + entry.getKey();
      }
    }
    String what = "%s has %,d record(s) to read%s".formatted(id, lag, where);
    return lag > MUCH
        ? Finding.warn(
            AREA, what, "start more instances or threads, if it does not fall; see docs/sizing.md")
        : Finding.ok(AREA, what);
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String id) {
    Admin admin = cluster.admin();
    Map<TopicPartition, OffsetAndMetadata> offsets =
        config.getString(InterlockConfig.GROUP_PROTOCOL).equals("streams")
            ? cluster.get(
                admin.listStreamsGroupOffsets(streams(id)).partitionsToOffsetAndMetadata(id))
            : cluster.get(admin.listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata());
    offsets.values().removeIf(Objects::isNull);
    return offsets;
  }

  private static Map<String, ListStreamsGroupOffsetsSpec> streams(String id) {
    return Map.of(id, new ListStreamsGroupOffsetsSpec());
  }
}

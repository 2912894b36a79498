package interlock.service.security;

import interlock.service.deadletter.Replay;
import interlock.topology.Topic;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * The ACLs that the roles need, and no more. Kafka refuses what nobody allows. No role may change
 * ACLs, for who may do that may do all: it is left to the cluster's own administrator.
 */
public final class AclTable {
  private static final String ANY_HOST = "*";

  /** One order for every text that is made from the table. */
  static final Comparator<AclBinding> ORDER =
      Comparator.comparing((AclBinding b) -> b.entry().principal())
          .thenComparing(b -> b.pattern().resourceType())
          .thenComparing(b -> b.pattern().name())
          .thenComparing(b -> b.pattern().patternType())
          .thenComparing(b -> b.entry().operation());

  private final Naming naming;
  private final Set<AclBinding> bindings = new TreeSet<>(ORDER);

  private AclTable(Naming naming) {
    this.naming = naming;
  }

  /** Every ACL of every role, in a fixed order. */
  public static List<AclBinding> of(Naming naming) {
    return of(naming, EnumSet.allOf(Role.class));
  }

  /** Those of some roles. */
  public static List<AclBinding> of(Naming naming, Collection<Role> roles) {
    var table = new AclTable(naming);
    for (Role role : roles) {
      naming.of(role).forEach(principal -> table.add(role, principal));
    }
    return List.copyOf(table.bindings);
  }

  private void add(Role role, String principal) {
    for (Topic topic : Topic.values()) {
      TopicRights rights = TopicRights.of(topic);
      String name = topic.on(naming.topicPrefix());
      if (rights.writers().contains(role)) {
        topic(principal, name, AclOperation.WRITE, AclOperation.DESCRIBE);
      }
      if (rights.readers().contains(role)) {
        topic(principal, name, AclOperation.READ, AclOperation.DESCRIBE);
      }
      besides(role, principal, name);
    }
    switch (role) {
      case BANK, CARRIER, ENTERPRISE, POLICE, REGISTRY, CENTRE, AUDITOR -> own(principal);
      case RECOVERY -> {
        own(principal);
        // One for the deployment, so that two replays at a time are impossible.
        allow(
            principal,
            ResourceType.TRANSACTIONAL_ID,
            Replay.transactionalId(naming.applicationIdPrefix()),
            PatternType.LITERAL,
            AclOperation.WRITE,
            AclOperation.DESCRIBE);
      }
      case OPERATOR -> {
        own(principal);
        lags(principal);
      }
      case APP -> {
        naming.applicationIds().forEach(id -> application(principal, id));
        watched(principal);
      }
      case MONITOR -> lags(principal);
    }
  }

  /** What a role may do with a topic apart from its records. */
  private void besides(Role role, String principal, String topic) {
    switch (role) {
      // Before it starts it checks how the topics are kept; it makes none.
      case APP, MONITOR ->
          topic(principal, topic, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
      case OPERATOR ->
          topic(
              principal,
              topic,
              AclOperation.CREATE,
              AclOperation.DESCRIBE,
              AclOperation.DESCRIBE_CONFIGS,
              AclOperation.ALTER_CONFIGS);
      case BANK, CARRIER, ENTERPRISE, POLICE, REGISTRY, CENTRE, RECOVERY, AUDITOR -> {
        // Nothing.
      }
    }
  }

  private void topic(String principal, String name, AclOperation... operations) {
    allow(principal, ResourceType.TOPIC, name, PatternType.LITERAL, operations);
  }

  /** Its own groups, and transactional ids for who wants to publish exactly once. */
  private void own(String principal) {
    String own = Naming.own(principal);
    allow(principal, ResourceType.GROUP, own, PatternType.PREFIXED, AclOperation.READ);
    allow(
        principal,
        ResourceType.TRANSACTIONAL_ID,
        own,
        PatternType.PREFIXED,
        AclOperation.WRITE,
        AclOperation.DESCRIBE);
  }

  /** A group, transactions, and changelogs that Kafka Streams makes itself. */
  private void application(String principal, String id) {
    allow(principal, ResourceType.GROUP, id, PatternType.LITERAL, AclOperation.READ);
    allow(
        principal,
        ResourceType.TRANSACTIONAL_ID,
        id + "-",
        PatternType.PREFIXED,
        AclOperation.WRITE,
        AclOperation.DESCRIBE);
    allow(
        principal,
        ResourceType.TOPIC,
        id + "-",
        PatternType.PREFIXED,
        AclOperation.CREATE,
        AclOperation.READ,
        AclOperation.WRITE,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS);
  }

  /** How far those who act on tasks have read ({@code monitor.groups}). */
  private void watched(String principal) {
    for (Role reader : List.of(Role.BANK, Role.CARRIER, Role.ENTERPRISE, Role.CENTRE)) {
      for (String other : naming.of(reader)) {
        allow(
            principal,
            ResourceType.GROUP,
            Naming.own(other),
            PatternType.PREFIXED,
            AclOperation.DESCRIBE);
      }
    }
  }

  private void lags(String principal) {
    allow(
        principal,
        ResourceType.CLUSTER,
        Resource.CLUSTER_NAME,
        PatternType.LITERAL,
        AclOperation.DESCRIBE,
        AclOperation.DESCRIBE_CONFIGS);
    for (String id : naming.applicationIds()) {
      allow(principal, ResourceType.GROUP, id, PatternType.LITERAL, AclOperation.DESCRIBE);
      allow(
          principal,
          ResourceType.TOPIC,
          id + "-",
          PatternType.PREFIXED,
          AclOperation.DESCRIBE,
          AclOperation.DESCRIBE_CONFIGS);
    }
  }

  private void allow(
      String principal,
      ResourceType type,
      String name,
      PatternType pattern,
      AclOperation... operations) {
    for (AclOperation operation : operations) {
      bindings.add(
          new AclBinding(
              new ResourcePattern(type, name, pattern),
              new AccessControlEntry(
                  AclAdmin.USER + principal, ANY_HOST, operation, AclPermissionType.ALLOW)));
    }
  }
}

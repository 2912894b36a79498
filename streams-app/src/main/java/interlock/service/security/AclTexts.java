package interlock.service.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** ACLs as files for others' tools. */
public final class AclTexts {
  private AclTexts() {}

  /** A script of {@code kafka-acls} calls. */
  public static String script(Collection<AclBinding> bindings) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        #!/bin/sh
        # The ACLs of Interlock's roles. Made from the table in the code by
        # `./interlock acls print --format script`; do not edit: name other principals and prefixes there.
        #
        # Usage: BOOTSTRAP=HOST:PORT COMMAND_CONFIG=admin.properties sh acls.sh
        # The principal of COMMAND_CONFIG needs ALTER on the cluster (or is one of super.users).
        # KAFKA_ACLS names the tool where it is not kafka-acls.sh on the PATH.
        set -eu
        : "${BOOTSTRAP:?is not set: HOST:PORT of a broker}"
        : "${COMMAND_CONFIG:?is not set: the file with the administrator's client settings}"
        KAFKA_ACLS=${KAFKA_ACLS:-kafka-acls.sh}

        allow() {
          principal=$1
          shift
          "$KAFKA_ACLS" --bootstrap-server "$BOOTSTRAP" --command-config "$COMMAND_CONFIG" --force --add \\
            --allow-principal "User:$principal" "$@"
        }
        """);
    byPrincipal(bindings)
        .forEach(
            (principal, resources) -> {
              text.append("\n# ").append(principal).append('\n');
              resources.forEach(
                  (resource, operations) ->
                      text.append("allow '")
                          .append(principal)
                          .append("' ")
                          .append(option(resource))
                          .append(
                              operations.stream()
                                  .map(operation -> " --operation " + camel(operation))
                                  .collect(Collectors.joining()))
                          .append('\n'));
            });
    return text.toString();
  }

  /** Users for Strimzi's user operator, which makes them and their ACLs. */
  public static String strimzi(Collection<AclBinding> bindings) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Interlock's roles as users of Strimzi. Made from the table in the code by
        # `./interlock acls print --format strimzi`; do not edit: name other principals and prefixes there.
        # Put the name of your Kafka resource where it says strimzi.io/cluster. The operator makes a
        # Secret of the same name with each user's password. For a user with a certificate write
        # `type: tls`; its principal is then CN=<name>, and Strimzi gives the ACLs to that.
        """);
    byPrincipal(bindings)
        .forEach(
            (principal, resources) -> {
              text.append(
                  """
                  ---
                  apiVersion: kafka.strimzi.io/v1beta2
                  kind: KafkaUser
                  metadata:
                    name: %s
                    labels:
                      strimzi.io/cluster: kafka
                  spec:
                    authentication:
                      type: scram-sha-512
                    authorization:
                      type: simple
                      acls:
                  """
                      .formatted(principal));
              resources.forEach(
                  (resource, operations) -> text.append(strimzi(resource, operations)));
            });
    return text.toString();
  }

  private static String strimzi(ResourcePattern resource, List<AclOperation> operations) {
    String which =
        resource.resourceType() == ResourceType.CLUSTER
            ? "{type: cluster}"
            : "{type: %s, name: \"%s\", patternType: %s}"
                .formatted(
                    strimziType(resource),
                    resource.name(),
                    resource.patternType() == PatternType.PREFIXED ? "prefix" : "literal");
    return "        - resource: "
        + which
        + "\n          operations: ["
        + operations.stream().map(AclTexts::camel).collect(Collectors.joining(", "))
        + "]\n";
  }

  private static String strimziType(ResourcePattern resource) {
    return switch (resource.resourceType()) {
      case TOPIC -> "topic";
      case GROUP -> "group";
      case TRANSACTIONAL_ID -> "transactionalId";
      default -> throw new IllegalArgumentException("no ACL of ours is on " + resource);
    };
  }

  private static String option(ResourcePattern resource) {
    String option =
        switch (resource.resourceType()) {
          case TOPIC -> "--topic '" + resource.name() + "'";
          case GROUP -> "--group '" + resource.name() + "'";
          case TRANSACTIONAL_ID -> "--transactional-id '" + resource.name() + "'";
          case CLUSTER -> "--cluster";
          default -> throw new IllegalArgumentException("no ACL of ours is on " + resource);
        };
    return resource.patternType() == PatternType.PREFIXED
        ? option + " --resource-pattern-type prefixed"
        : option;
  }

  /** {@code DESCRIBE_CONFIGS} as {@code DescribeConfigs}. */
  static String camel(AclOperation operation) {
    StringBuilder camel = new StringBuilder();
    for (String word : operation.name().split("_", -1)) {
      camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
    }
    return camel.toString();
  }

  private static Map<String, Map<ResourcePattern, List<AclOperation>>> byPrincipal(
      Collection<AclBinding> bindings) {
    Map<String, Map<ResourcePattern, List<AclOperation>>> all = new LinkedHashMap<>();
    for (AclBinding binding : bindings) {
      String principal = binding.entry().principal().substring(AclAdmin.USER.length());
      all.computeIfAbsent(principal, first -> new LinkedHashMap<>())
          .computeIfAbsent(binding.pattern(), first -> new ArrayList<>())
          .add(binding.entry().operation());
    }
    return all;
  }
}

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
  "$KAFKA_ACLS" --bootstrap-server "$BOOTSTRAP" --command-config "$COMMAND_CONFIG" --force --add \
    --allow-principal "User:$principal" "$@"
}

# auditor
allow 'auditor' --topic 'audit.access' --operation Read --operation Describe
allow 'auditor' --topic 'audit.erasure' --operation Read --operation Describe
allow 'auditor' --topic 'audit.replay' --operation Read --operation Describe
allow 'auditor' --topic 'control.key' --operation Read --operation Describe
allow 'auditor' --topic 'control.policy' --operation Read --operation Describe
allow 'auditor' --group 'auditor.' --resource-pattern-type prefixed --operation Read
allow 'auditor' --transactional-id 'auditor.' --resource-pattern-type prefixed --operation Write --operation Describe

# bank
allow 'bank' --topic 'bank.account-movement' --operation Write --operation Describe
allow 'bank' --topic 'bank.suspicious-transfer' --operation Write --operation Describe
allow 'bank' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'bank' --topic 'source.receipt' --operation Read --operation Describe
allow 'bank' --topic 'stop-payment.feedback' --operation Write --operation Describe
allow 'bank' --topic 'task.account-query' --operation Read --operation Describe
allow 'bank' --topic 'task.stop-payment' --operation Read --operation Describe
allow 'bank' --group 'bank.' --resource-pattern-type prefixed --operation Read
allow 'bank' --transactional-id 'bank.' --resource-pattern-type prefixed --operation Write --operation Describe

# carrier
allow 'carrier' --topic 'line-control.feedback' --operation Write --operation Describe
allow 'carrier' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'carrier' --topic 'source.receipt' --operation Read --operation Describe
allow 'carrier' --topic 'task.line-control' --operation Read --operation Describe
allow 'carrier' --topic 'telecom.fraud-contact' --operation Write --operation Describe
allow 'carrier' --group 'carrier.' --resource-pattern-type prefixed --operation Read
allow 'carrier' --transactional-id 'carrier.' --resource-pattern-type prefixed --operation Write --operation Describe

# centre
allow 'centre' --topic 'case.summary' --operation Read --operation Describe
allow 'centre' --topic 'case.trace-edge' --operation Read --operation Describe
allow 'centre' --topic 'control.alert' --operation Read --operation Describe
allow 'centre' --topic 'control.policy' --operation Read --operation Describe
allow 'centre' --topic 'dissuasion.feedback' --operation Write --operation Describe
allow 'centre' --topic 'kpi.daily' --operation Read --operation Describe
allow 'centre' --topic 'police.care-list' --operation Write --operation Describe
allow 'centre' --topic 'police.decision' --operation Write --operation Describe
allow 'centre' --topic 'police.incident-report' --operation Write --operation Describe
allow 'centre' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'centre' --topic 'source.receipt' --operation Read --operation Describe
allow 'centre' --topic 'task.account-query' --operation Read --operation Describe
allow 'centre' --topic 'task.dissuasion' --operation Read --operation Describe
allow 'centre' --topic 'task.history' --operation Read --operation Describe
allow 'centre' --topic 'task.lead' --operation Read --operation Describe
allow 'centre' --topic 'task.line-control' --operation Read --operation Describe
allow 'centre' --topic 'task.stop-payment' --operation Read --operation Describe
allow 'centre' --group 'centre.' --resource-pattern-type prefixed --operation Read
allow 'centre' --transactional-id 'centre.' --resource-pattern-type prefixed --operation Write --operation Describe

# interlock-app
allow 'interlock-app' --topic 'audit.access' --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'audit.erasure' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'audit.replay' --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'bank.account-movement' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'bank.suspicious-transfer' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'case.summary' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'case.trace-edge' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'control.alert' --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'control.canary' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'control.key' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'control.policy' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'dead-letter' --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'dissuasion.feedback' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'enterprise.fraud-contact' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'intake.rejected' --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'interlock-money-' --resource-pattern-type prefixed --operation Read --operation Write --operation Create --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'interlock-people-' --resource-pattern-type prefixed --operation Read --operation Write --operation Create --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'kpi.daily' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'line-control.feedback' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.account' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.account.request' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.case' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.contact' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.device' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'mail.subject' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.appeal' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.care-list' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.decision' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.incident-report' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.warning-directive' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'police.watchlist' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'registry.identity-binding' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'source.heartbeat' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'source.receipt' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'stop-payment.feedback' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.account-query' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.dissuasion' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.history' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.lead' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.line-control' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'task.stop-payment' --operation Read --operation Write --operation Describe --operation DescribeConfigs
allow 'interlock-app' --topic 'telecom.fraud-contact' --operation Read --operation Describe --operation DescribeConfigs
allow 'interlock-app' --group 'bank.' --resource-pattern-type prefixed --operation Describe
allow 'interlock-app' --group 'carrier.' --resource-pattern-type prefixed --operation Describe
allow 'interlock-app' --group 'centre.' --resource-pattern-type prefixed --operation Describe
allow 'interlock-app' --group 'interlock-money' --operation Read
allow 'interlock-app' --group 'interlock-people' --operation Read
allow 'interlock-app' --group 'platform.' --resource-pattern-type prefixed --operation Describe
allow 'interlock-app' --transactional-id 'interlock-money-' --resource-pattern-type prefixed --operation Write --operation Describe
allow 'interlock-app' --transactional-id 'interlock-people-' --resource-pattern-type prefixed --operation Write --operation Describe

# monitor
allow 'monitor' --topic 'audit.access' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'audit.erasure' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'audit.replay' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'bank.account-movement' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'bank.suspicious-transfer' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'case.summary' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'case.trace-edge' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'control.alert' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'control.canary' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'control.key' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'control.policy' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'dead-letter' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'dissuasion.feedback' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'enterprise.fraud-contact' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'intake.rejected' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'interlock-money-' --resource-pattern-type prefixed --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'interlock-people-' --resource-pattern-type prefixed --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'kpi.daily' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'line-control.feedback' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.account' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.account.request' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.case' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.contact' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.device' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'mail.subject' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.appeal' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.care-list' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.decision' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.incident-report' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.warning-directive' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'police.watchlist' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'registry.identity-binding' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'source.heartbeat' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'source.receipt' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'stop-payment.feedback' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.account-query' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.dissuasion' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.history' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.lead' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.line-control' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'task.stop-payment' --operation Describe --operation DescribeConfigs
allow 'monitor' --topic 'telecom.fraud-contact' --operation Describe --operation DescribeConfigs
allow 'monitor' --group 'interlock-money' --operation Describe
allow 'monitor' --group 'interlock-people' --operation Describe
allow 'monitor' --cluster --operation Describe --operation DescribeConfigs

# operator
allow 'operator' --topic 'audit.access' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'audit.erasure' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'audit.replay' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'bank.account-movement' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'bank.suspicious-transfer' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'case.summary' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'case.trace-edge' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'control.alert' --operation Read --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'control.canary' --operation Read --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'control.key' --operation Read --operation Write --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'control.policy' --operation Read --operation Write --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'dead-letter' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'dissuasion.feedback' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'enterprise.fraud-contact' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'intake.rejected' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'interlock-money-' --resource-pattern-type prefixed --operation Describe --operation DescribeConfigs
allow 'operator' --topic 'interlock-people-' --resource-pattern-type prefixed --operation Describe --operation DescribeConfigs
allow 'operator' --topic 'kpi.daily' --operation Read --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'line-control.feedback' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.account' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.account.request' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.case' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.contact' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.device' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'mail.subject' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.appeal' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.care-list' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.decision' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.incident-report' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.warning-directive' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'police.watchlist' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'registry.identity-binding' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'source.heartbeat' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'source.receipt' --operation Read --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'stop-payment.feedback' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.account-query' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.dissuasion' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.history' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.lead' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.line-control' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'task.stop-payment' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --topic 'telecom.fraud-contact' --operation Create --operation Describe --operation DescribeConfigs --operation AlterConfigs
allow 'operator' --group 'interlock-money' --operation Describe
allow 'operator' --group 'interlock-people' --operation Describe
allow 'operator' --group 'operator.' --resource-pattern-type prefixed --operation Read
allow 'operator' --cluster --operation Describe --operation DescribeConfigs
allow 'operator' --transactional-id 'operator.' --resource-pattern-type prefixed --operation Write --operation Describe

# platform
allow 'platform' --topic 'enterprise.fraud-contact' --operation Write --operation Describe
allow 'platform' --topic 'line-control.feedback' --operation Write --operation Describe
allow 'platform' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'platform' --topic 'source.receipt' --operation Read --operation Describe
allow 'platform' --topic 'task.line-control' --operation Read --operation Describe
allow 'platform' --group 'platform.' --resource-pattern-type prefixed --operation Read
allow 'platform' --transactional-id 'platform.' --resource-pattern-type prefixed --operation Write --operation Describe

# police
allow 'police' --topic 'police.appeal' --operation Write --operation Describe
allow 'police' --topic 'police.care-list' --operation Write --operation Describe
allow 'police' --topic 'police.decision' --operation Write --operation Describe
allow 'police' --topic 'police.incident-report' --operation Write --operation Describe
allow 'police' --topic 'police.warning-directive' --operation Write --operation Describe
allow 'police' --topic 'police.watchlist' --operation Write --operation Describe
allow 'police' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'police' --topic 'source.receipt' --operation Read --operation Describe
allow 'police' --group 'police.' --resource-pattern-type prefixed --operation Read
allow 'police' --transactional-id 'police.' --resource-pattern-type prefixed --operation Write --operation Describe

# recovery
allow 'recovery' --topic 'audit.replay' --operation Read --operation Write --operation Describe
allow 'recovery' --topic 'bank.account-movement' --operation Write --operation Describe
allow 'recovery' --topic 'bank.suspicious-transfer' --operation Write --operation Describe
allow 'recovery' --topic 'dead-letter' --operation Read --operation Describe
allow 'recovery' --topic 'dissuasion.feedback' --operation Write --operation Describe
allow 'recovery' --topic 'enterprise.fraud-contact' --operation Write --operation Describe
allow 'recovery' --topic 'intake.rejected' --operation Read --operation Describe
allow 'recovery' --topic 'line-control.feedback' --operation Write --operation Describe
allow 'recovery' --topic 'mail.account' --operation Write --operation Describe
allow 'recovery' --topic 'mail.account.request' --operation Write --operation Describe
allow 'recovery' --topic 'mail.case' --operation Write --operation Describe
allow 'recovery' --topic 'mail.contact' --operation Write --operation Describe
allow 'recovery' --topic 'mail.device' --operation Write --operation Describe
allow 'recovery' --topic 'mail.subject' --operation Write --operation Describe
allow 'recovery' --topic 'police.appeal' --operation Write --operation Describe
allow 'recovery' --topic 'police.care-list' --operation Write --operation Describe
allow 'recovery' --topic 'police.decision' --operation Write --operation Describe
allow 'recovery' --topic 'police.incident-report' --operation Write --operation Describe
allow 'recovery' --topic 'police.warning-directive' --operation Write --operation Describe
allow 'recovery' --topic 'police.watchlist' --operation Write --operation Describe
allow 'recovery' --topic 'registry.identity-binding' --operation Write --operation Describe
allow 'recovery' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'recovery' --topic 'stop-payment.feedback' --operation Write --operation Describe
allow 'recovery' --topic 'telecom.fraud-contact' --operation Write --operation Describe
allow 'recovery' --group 'recovery.' --resource-pattern-type prefixed --operation Read
allow 'recovery' --transactional-id 'interlock-replay' --operation Write --operation Describe
allow 'recovery' --transactional-id 'recovery.' --resource-pattern-type prefixed --operation Write --operation Describe

# registry
allow 'registry' --topic 'registry.identity-binding' --operation Write --operation Describe
allow 'registry' --topic 'source.heartbeat' --operation Write --operation Describe
allow 'registry' --topic 'source.receipt' --operation Read --operation Describe
allow 'registry' --group 'registry.' --resource-pattern-type prefixed --operation Read
allow 'registry' --transactional-id 'registry.' --resource-pattern-type prefixed --operation Write --operation Describe

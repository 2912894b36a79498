/**
 * Grafana's dashboards. In: a readable table for each, {@code deploy/grafana/boards}. Out: the JSON
 * that Grafana imports, {@code deploy/grafana/dashboards}, held to the rules of Grafana's dashboard
 * linter and, on a real Prometheus, to having data. Never: a Grafana, for none runs here.
 */
package interlock.sandbox.grafana;

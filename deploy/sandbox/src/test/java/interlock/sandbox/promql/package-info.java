/**
 * What dashboards and alerts ask Prometheus. In: PromQL. Out: its selectors, and what is wrong with
 * them by the catalogue of metrics. Never: a second parser of PromQL; whether a query is
 * well-formed says Prometheus itself.
 */
package interlock.sandbox.promql;

/**
 * The figures by which centres are judged, day by day and unit by unit.
 *
 * <p>In: {@code task.history}, {@code case.summary}, {@code source.receipt}. Out: {@code
 * kpi.daily}, and tables for people and programs. Never: an identifier, or a figure without the two
 * numbers it is made of.
 */
package interlock.service.kpi;

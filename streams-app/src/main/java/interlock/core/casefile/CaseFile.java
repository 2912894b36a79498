package interlock.core.casefile;

import interlock.core.desk.DeskFile;
import interlock.core.event.IncidentReport;

/**
 * What is on a CaseDesk: at most 256 KiB, which Intake's limit on the transfers of one report
 * keeps; the codec refuses a larger one.
 *
 * @param asOf the desk's now at the last change, epoch milliseconds
 * @param report the newest version
 * @param version how many versions were believed, from 1
 * @param revision of the summary as last published
 */
public record CaseFile(long asOf, IncidentReport report, int version, int revision)
    implements DeskFile {}

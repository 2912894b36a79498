package interlock.core.mail;

import interlock.core.event.IncidentReport;

/** What a CaseDesk reads. */
public sealed interface CaseMail extends Mail permits CaseMail.Reported, Wake {

  record Reported(IncidentReport report) implements CaseMail {}
}

package interlock.sandbox.simulate.reference;

import interlock.core.event.CareEntry;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.Party;
import interlock.core.event.Transfer;
import interlock.core.event.WarningDirective;
import interlock.core.identity.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Which identifiers are said to be one party's; payer and payee never are (design.md §2). */
public final class Links {
  private Links() {}

  /** One party named both; {@code smaller} is the smaller identifier. */
  public record Link(Identifier smaller, Identifier larger) {}

  /** The links of all events, each as often as it is told. */
  public static List<Link> of(Log log) {
    List<Link> links = new ArrayList<>();
    log.transferVersions().stream().map(Transfer::payer).forEach(p -> add(links, p));
    log.transferVersions().forEach(t -> t.payee().ifPresent(p -> add(links, p)));
    log.directives().stream().map(WarningDirective::subject).forEach(p -> add(links, p));
    log.careVersions().stream().map(CareEntry::person).forEach(p -> add(links, p));
    log.reportVersions().stream().map(IncidentReport::victim).forEach(p -> add(links, p));
    log.bindings().stream().map(IdentityBinding::party).forEach(p -> add(links, p));
    return links;
  }

  private static void add(List<Link> links, Party party) {
    List<Identifier> named = party.identifiers();
    for (int i = 1; i < named.size(); i++) {
      links.add(new Link(named.getFirst(), named.get(i)));
    }
  }
}

package interlock.sandbox.simulate;

import interlock.core.desk.DeskFile;
import interlock.core.event.CareEntry;
import interlock.core.event.CaseStatus;
import interlock.core.event.Conclusion;
import interlock.core.event.DissuasionFeedback;
import interlock.core.event.Event;
import interlock.core.event.IdentityBinding;
import interlock.core.event.IncidentReport;
import interlock.core.event.LineControlFeedback;
import interlock.core.event.OfficerDecision;
import interlock.core.event.Origin;
import interlock.core.event.StopPaymentFeedback;
import interlock.core.event.WatchEntry;
import interlock.core.subject.SubjectFile;
import interlock.core.subject.SubjectForgetting;
import interlock.core.task.DissuasionTask;
import interlock.core.task.LineControlTask;
import interlock.core.task.StopPaymentTask;
import interlock.core.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The end of a world: all is taken back, all that is asked is answered. */
final class Closing {
  private static final int MOST_ROUNDS = 12;
  private static final List<String> OFFICERS = List.of("9001", "9002");

  private final World world;
  private int rounds;
  private int events;

  Closing(World world) {
    this.world = world;
  }

  /** What is told now; nothing once nobody is asked for anything. */
  List<Event> events(long now, TaskBook tasks) throws Broken {
    List<Event> next = new ArrayList<>();
    if (rounds++ == 0) {
      takeBack(now, next);
    }
    for (Task task : tasks.open()) {
      answer(task, now, next);
    }
    if (!next.isEmpty() && rounds > MOST_ROUNDS) {
      throw new Broken(
          Invariant.FORGOTTEN, "whatever is answered, there is still " + tasks.open().getFirst());
    }
    return next;
  }

  private void takeBack(long now, List<Event> next) {
    Map<String, Event> told = new LinkedHashMap<>();
    for (Event event : world.told()) {
      switch (event) {
        case WatchEntry e -> told.put("w" + e.entryId(), revoked(e, now));
        case CareEntry e -> told.put("c" + e.entryId(), ended(e, now));
        case IdentityBinding e -> told.put("b" + e.bindingId(), ended(e, now));
        case IncidentReport e -> told.put("r" + e.caseId(), withdrawn(e, now));
        default -> {}
      }
    }
    next.addAll(told.values());
  }

  private WatchEntry revoked(WatchEntry e, long now) {
    return new WatchEntry(
        origin(e.origin().source(), now),
        e.entryId(),
        false,
        e.target(),
        e.grade(),
        e.caseId(),
        e.legalBasis(),
        e.validFrom(),
        e.validTo());
  }

  private CareEntry ended(CareEntry e, long now) {
    return new CareEntry(
        origin(e.origin().source(), now),
        e.entryId(),
        false,
        e.person(),
        e.group(),
        e.ownerUnit(),
        e.ownerOfficer(),
        e.revisitEveryDays(),
        e.validTo());
  }

  private IdentityBinding ended(IdentityBinding e, long now) {
    return new IdentityBinding(
        origin(e.origin().source(), now),
        e.bindingId(),
        false,
        e.party(),
        e.ageBand(),
        e.region(),
        e.registeredRegion(),
        e.validFrom(),
        OptionalLong.of(Math.min(e.end().orElse(now), Math.max(now, e.validFrom()))));
  }

  private IncidentReport withdrawn(IncidentReport e, long now) {
    return new IncidentReport(
        origin(e.origin().source(), now),
        e.caseId(),
        CaseStatus.WITHDRAWN,
        e.caseNumber(),
        e.victim(),
        e.fraudType(),
        e.lossFen(),
        e.lossAt(),
        e.lines(),
        e.contacts(),
        e.handlingUnit(),
        e.region(),
        e.registeredRegion());
  }

  private void answer(Task task, long now, List<Event> next) {
    String id = task.head().taskId();
    String key = task.head().routingKey();
    switch (task) {
      case DissuasionTask unused ->
          next.add(
              new DissuasionFeedback(
                  origin("POLICE", now),
                  id,
                  key,
                  "440600",
                  Optional.of("1001"),
                  DissuasionFeedback.Action.CONCLUDE,
                  DissuasionFeedback.Outcome.NONE,
                  Conclusion.DISSUADED,
                  Optional.empty(),
                  OptionalLong.empty(),
                  OptionalLong.empty(),
                  Optional.empty(),
                  Optional.empty()));
      case StopPaymentTask stop -> answer(stop, now, next);
      case LineControlTask line ->
          next.add(
              new LineControlFeedback(
                  origin("CMCC", now),
                  id,
                  line.target(),
                  "CMCC",
                  line.command(),
                  LineControlFeedback.Result.DONE,
                  Optional.empty()));
      default -> {}
    }
  }

  /** What waits for officers they let go, and the bank does as it is asked. */
  private void answer(StopPaymentTask stop, long now, List<Event> next) {
    OfficerDecision.Action word =
        rounds % 2 == 0 ? OfficerDecision.Action.LIFT : OfficerDecision.Action.APPROVE;
    for (String officer : OFFICERS) {
      next.add(
          new OfficerDecision(
              origin("POLICE", now),
              stop.head().taskId(),
              stop.head().routingKey(),
              word,
              Optional.empty(),
              officer,
              "440600",
              OptionalLong.empty(),
              Optional.empty(),
              List.of(),
              Optional.empty()));
    }
    next.add(
        new StopPaymentFeedback(
            origin("ICBC", now),
            stop.head().taskId(),
            Optional.of(stop.applicationId()),
            stop.target().account().orElseThrow(),
            "ICBC",
            stop.command(),
            StopPaymentFeedback.Phase.RESULT,
            "0000",
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty()));
  }

  private Origin origin(String source, long now) {
    // By a clock that is ahead of all that was told.
    long at = now + Timeline.DAY;
    return new Origin(source, "closing-" + ++events, now, at, now);
  }

  /** Nothing is left. */
  void check(List<Slot> slots, TaskBook tasks) throws Broken {
    if (!tasks.left().isEmpty()) {
      throw new Broken(Invariant.FORGOTTEN, "still on their topics: " + tasks.left());
    }
    var subjects = new SubjectForgetting();
    for (Slot slot : slots) {
      DeskFile file = slot.file.map(DeskFile.class::cast).orElse(null);
      boolean hands =
          file instanceof SubjectFile s && !subjects.decidesItself(s) && s.standing().isRoot();
      if (file != null && !hands) {
        throw new Broken(
            Invariant.FORGOTTEN, "a file of the " + slot.address.room() + " desk is left");
      }
      if (file == null && slot.pending.isPresent()) {
        throw new Broken(Invariant.FORGOTTEN, "a desk without a file is to be woken");
      }
    }
  }
}

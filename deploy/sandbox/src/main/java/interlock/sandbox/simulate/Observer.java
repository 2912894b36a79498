package interlock.sandbox.simulate;

import interlock.core.desk.Decision;
import interlock.core.desk.DeskFile;
import interlock.core.event.Event;

/** Sees a run go by, to tell it again. */
interface Observer {
  Observer NOBODY =
      new Observer() {
        @Override
        public void told(long at, Event event, int letters) {}

        @Override
        public void read(Parcel parcel, Slot by, Decision<? extends DeskFile> decision) {}

        @Override
        public void crashed(int decisions) {}
      };

  /** Intake made letters of an event. */
  void told(long at, Event event, int letters);

  /** A desk decided a mail. */
  void read(Parcel parcel, Slot by, Decision<? extends DeskFile> decision);

  /** The last decisions were thrown away before their commit. */
  void crashed(int decisions);
}

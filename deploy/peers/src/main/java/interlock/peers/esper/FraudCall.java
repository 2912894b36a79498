package interlock.peers.esper;

import interlock.telecom.FraudContact;

/**
 * A fraud call, as the pattern sees it.
 *
 * @param phone of the subscriber
 */
public record FraudCall(String phone) {
  static FraudCall of(FraudContact contact) {
    return new FraudCall(contact.getSubscriber());
  }

  /** For Esper, which looks for bean properties. */
  public String getPhone() {
    return phone;
  }
}

package id.bengkel.chassis.phone;

/** What was given cannot be a phone number. Holds nothing of it, so that it can be logged. */
public final class InvalidPhoneNumber extends IllegalArgumentException {

    InvalidPhoneNumber() {
        super("not a phone number");
    }
}

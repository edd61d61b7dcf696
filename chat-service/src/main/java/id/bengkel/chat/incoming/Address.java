package id.bengkel.chat.incoming;

import id.bengkel.chassis.phone.PhoneNumber;
import java.util.Set;

/**
 * Where WhatsApp delivers: to a number, to a group, or to somebody who hides the number.
 *
 * @param text digits of a number, else WhatsApp's id as it is
 * @param phone null for groups and hidden numbers: none is ever made of such an id
 */
record Address(String text, PhoneNumber phone) {

    private static final int LONGEST = 200;
    private static final String GROUP = "@g.us";
    private static final Set<String> NUMBERS = Set.of("", "@s.whatsapp.net", "@c.us");

    /** What people show to everybody, and what channels tell their followers: nothing that could be answered. */
    private static final Set<String> NO_CHATS = Set.of("@broadcast", "@newsletter");

    private static final String STORIES = "stories";

    /** What an id of WhatsApp's stands for; null for none, and where nobody is spoken to. */
    static Address of(String id) {
        if (id == null || id.isBlank() || id.length() > LONGEST) {
            return null;
        }
        String whole = id.strip();
        int at = whole.lastIndexOf('@');
        String name = at < 0 ? whole : whole.substring(0, at);
        String kind = whole.substring(name.length());
        if (NO_CHATS.contains(kind) || whole.equals(STORIES)) {
            return null;
        }
        return NUMBERS.contains(kind)
                ? PhoneNumber.parse(name).map(Address::of).orElseGet(() -> new Address(whole, null))
                : new Address(whole, null);
    }

    static Address of(PhoneNumber phone) {
        return new Address(phone.digits(), phone);
    }

    /** The number that an id stands for; null where it stands for none. */
    static PhoneNumber phone(String id) {
        Address address = of(id);
        return address == null ? null : address.phone;
    }

    boolean isGroup() {
        return text.endsWith(GROUP);
    }

    /** The number's digits; null where there is no number. */
    String digits() {
        return phone == null ? null : phone.digits();
    }

    /** What stands in for a name that nobody told. */
    String asName() {
        int at = text.indexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }
}

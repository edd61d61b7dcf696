package id.bengkel.customer.customer;

import id.bengkel.chassis.input.Typed;
import id.bengkel.chassis.page.Restriction;
import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.plate.PlateNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds customers by a part of their name, of their phone number in any spelling, or of a plate number of theirs. */
final class CustomerSearch {

    private static final Pattern PLATE_SPELLING = Pattern.compile("[\\p{L}\\p{Nd} .\\-]+");
    private static final Pattern PHONE_SPELLING = Pattern.compile("[+0-9 ()./\\-]+");
    /** Numbers are stored with their country code, in place of which many people type a zero. */
    private static final Pattern NOT_STORED = Pattern.compile("^\\D*0+|\\D");

    private CustomerSearch() {}

    /** @param words what to look for, null or blank for every customer */
    static Restriction of(String words) {
        String text = Typed.tidy(words);
        if (text == null) {
            return Restriction.NONE;
        }
        // Separate queries, because an "or" over two tables would make every one of them read all rows.
        List<String> queries = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        queries.add("select c.id from Customer c where c.nama ilike :nama escape '!'");
        parameters.put("nama", part(text));
        String plate = new PlateNumber(text).key();
        if (PLATE_SPELLING.matcher(text).matches() && !plate.isEmpty()) {
            queries.add("select v.customer.id from Vehicle v where v.noPolKey like :plate");
            parameters.put("plate", part(plate));
        }
        String number = PhoneNumber.typed(text);
        String digits = NOT_STORED.matcher(number).replaceAll("");
        if (PHONE_SPELLING.matcher(number).matches() && !digits.isEmpty()) {
            queries.add("select c.id from Customer c where c.hp like :hp");
            parameters.put("hp", part(digits));
        }
        return new Restriction("id in (" + String.join(" union ", queries) + ")", parameters);
    }

    private static String part(String text) {
        return "%" + text.replaceAll("[!%_]", "!$0") + "%";
    }
}

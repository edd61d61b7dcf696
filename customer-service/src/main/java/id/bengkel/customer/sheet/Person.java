package id.bengkel.customer.sheet;

import java.util.Locale;

/**
 * Whom a row means: two rows with the same name and phone number are about one person, without a phone number those with the
 * same name and address.
 *
 * @param alamat only without a phone number; null when unknown
 */
record Person(String nama, String hp, String alamat) {

    static Person of(String nama, String hp, String alamat) {
        return new Person(
                nama.toLowerCase(Locale.ROOT),
                hp,
                hp != null || alamat == null ? null : alamat.toLowerCase(Locale.ROOT));
    }
}

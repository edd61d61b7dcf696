package id.bengkel.local.sandbox;

/** How the sandbox writes down who a message goes to. */
final class PhoneDigits {

    private PhoneDigits() {}

    /**
     * @param field what a complaint calls it
     * @param address {@code 0812-3456}, {@code 62812…}, {@code 62812…@s.whatsapp.net} a group's {@code …@g.us},
     *     or {@code …@lid} of somebody who hides the number
     * @return the digits alone, in the form they came in, or the whole id
     * @throws BadCall when it is neither
     */
    static String of(String field, String address) {
        if (address.endsWith("@g.us") || address.endsWith("@lid")) {
            return address;
        }
        var digits = address.replaceFirst("@(s\\.whatsapp\\.net|c\\.us)$", "").replaceAll("[ +().-]", "");
        if (!digits.matches("[0-9]{5,20}")) {
            throw new BadCall("invalid number in " + field);
        }
        return digits;
    }
}

package id.bengkel.reminder.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com/invoice.pdf, https://example.com/invoice.pdf",
        "HTTP://Example.COM:8080/a?b=c#d, HTTP://Example.COM:8080/a?b=c#d",
        "https://example.com/nota servis.pdf, https://example.com/nota%20servis.pdf",
        "https://example.com/faktur-é.pdf, https://example.com/faktur-%C3%A9.pdf",
        "https://xn--bcher-kva.example.co.id./x, https://xn--bcher-kva.example.co.id./x",
        "https://203.0.114.9/x, https://203.0.114.9/x",
        "'https://[2606:4700::1111]/x', 'https://[2606:4700::1111]/x'",
    })
    void whatAnybodyCanOpenIsPassedOn(String given, String passedOn) {
        // When
        Optional<URI> url = PublicUrl.parse(given);

        // Then
        assertEquals(Optional.of(URI.create(passedOn)), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invoice.pdf",
                "//example.com/x",
                "ftp://example.com/x",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "https:example.com",
                "https:///x",
                "https://budi@example.com/x",
                "https://example.com:80@10.0.0.1/x",
                "https://localhost/x",
                "https://LOCALHOST./x",
                "https://a.localhost/x",
                "https://reminder-service/x",
                "https://postgres.bengkel.svc.cluster.local/x",
                "https://metadata.google.internal/x",
                "http://127.0.0.1/x",
                "http://127.1/x",
                "http://2130706433/x",
                "http://0x7f.0.0.1/x",
                "http://0x7f000001/x",
                "http://1.0x7f000001/x",
                "http://0177.0.0.1/x",
                "http://017700000001/x",
                "http://0/x",
                "http://①②⑦.0.0.1/x",
                "http://127。0。0。1/x",
                "http://0.0.0.0/x",
                "http://10.1.2.3/x",
                "http://172.16.0.1/x",
                "http://192.168.1.1./x",
                "http://169.254.169.254/latest/meta-data",
                "http://169.254.169.254./latest/meta-data",
                "http://0xa9fea9fe/latest/meta-data",
                "http://2852039166/latest/meta-data",
                "http://[::ffff:169.254.169.254]/latest/meta-data",
                "http://[::ffff:a9fe:a9fe]/latest/meta-data",
                "http://[fd00:ec2::254]/latest/meta-data",
                "http://100.64.0.1/x",
                "http://224.0.0.1/x",
                "http://255.255.255.255/x",
                "http://198.18.0.1/x",
                "http://[::1]/x",
                "http://[::]/x",
                "http://[::ffff:10.0.0.1]/x",
                "http://[::127.0.0.1]/x",
                "http://[64:ff9b::a00:1]/x",
                "http://[2002:a00:1::]/x",
                "http://[fe80::1]/x",
                "http://[fe80::1%25eth0]/x",
                "http://[fd00::1]/x",
                "http://exam ple.com/x",
                "http://ⓛocalhost/x",
                "http://example.com\\@10.0.0.1/x",
                "http://example.com/%zz",
                "http://example.com/\nx",
            })
    void whatLiesInsideANetworkOrIsNoAddressIsRefused(String given) {
        assertEquals(Optional.empty(), PublicUrl.parse(given));
    }

    @ParameterizedTest
    @ValueSource(ints = {130, 1_000, 2_000, 100_000})
    void aNameThatIsLongerThanNamesAreIsRefused(int labels) {
        assertEquals(Optional.empty(), PublicUrl.parse("http://" + "a.".repeat(labels) + "com/x"));
    }
}

package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that finds nothing proves little: these must be found. */
class KnownFieldsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: apps/v1, kind: Deployment, spec: {template: {spec: {containers: [{livenesProbe: {}}]}}}}",
                "{apiVersion: networking.k8s.io/v1, kind: Ingress, spec: {rules: [{http: {paths: [{type: Prefix}]}}]}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: Kafka, spec: {kafka: {listeners: [{name: tls, tlss: true}]}}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: KafkaUser, spec: {authorisation: {type: simple}}}",
                "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, spec: {storage: {sise: 1Gi}}}",
                "{apiVersion: apps/v2, kind: Deployment, spec: {}}"
            })
    void whatIsMisspelledIsFound(String manifest) throws JsonProcessingException {
        var resource = Overlay.YAML.readTree(manifest);

        var unknown = new KnownFields().unknownIn(resource);

        assertFalse(unknown.isEmpty());
    }
}

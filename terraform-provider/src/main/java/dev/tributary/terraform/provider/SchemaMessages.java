package dev.tributary.terraform.provider;

import com.google.protobuf.ByteString;
import dev.tributary.terraform.proto.Function;
import dev.tributary.terraform.proto.Schema;
import dev.tributary.terraform.proto.StringKind;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.value.Type;
import dev.tributary.terraform.value.TypeJson;

/** Schemas and signatures as messages of the protocol. */
final class SchemaMessages {

    private SchemaMessages() {}

    static Schema schema(dev.tributary.terraform.schema.Schema schema) {
        Schema.Block.Builder block = Schema.Block.newBuilder()
                .setVersion(schema.version())
                .setDescription(schema.description())
                .setDescriptionKind(StringKind.MARKDOWN);
        schema.attributes().forEach(each -> block.addAttributes(attribute(each)));
        return Schema.newBuilder().setVersion(schema.version()).setBlock(block).build();
    }

    private static Schema.Attribute attribute(Attribute attribute) {
        Schema.Attribute.Builder message = Schema.Attribute.newBuilder()
                .setName(attribute.name())
                .setDescription(attribute.description())
                .setDescriptionKind(StringKind.MARKDOWN)
                .setRequired(attribute.is(Attribute.Trait.REQUIRED))
                .setOptional(attribute.is(Attribute.Trait.OPTIONAL))
                .setComputed(attribute.is(Attribute.Trait.COMPUTED))
                .setSensitive(attribute.is(Attribute.Trait.SENSITIVE))
                .setWriteOnly(attribute.is(Attribute.Trait.WRITE_ONLY));
        if (attribute.nested().isEmpty()) {
            message.setType(type(attribute.type()));
        } else {
            message.setNestedType(nested(attribute));
        }
        return message.build();
    }

    private static Schema.Object nested(Attribute attribute) {
        Schema.Object.Builder message = Schema.Object.newBuilder()
                .setNesting(
                        attribute.type() instanceof Type.ListType
                                ? Schema.Object.NestingMode.LIST
                                : Schema.Object.NestingMode.SINGLE);
        attribute.nested().forEach(each -> message.addAttributes(attribute(each)));
        return message.build();
    }

    static Function function(ProviderFunction.Signature signature) {
        Function.Builder message = Function.newBuilder()
                .setSummary(signature.summary())
                .setDescription(signature.description())
                .setDescriptionKind(StringKind.MARKDOWN)
                .setReturn(Function.Return.newBuilder().setType(type(signature.result())));
        for (ProviderFunction.Parameter each : signature.parameters()) {
            message.addParameters(Function.Parameter.newBuilder()
                    .setName(each.name())
                    .setType(type(each.type()))
                    .setDescription(each.description())
                    .setDescriptionKind(StringKind.MARKDOWN));
        }
        return message.build();
    }

    private static ByteString type(Type type) {
        return ByteString.copyFromUtf8(TypeJson.write(type));
    }
}

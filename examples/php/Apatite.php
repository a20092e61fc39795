<?php
// Decision support on calcinosis cutis, by way of apatite/apatite.h and PHP's FFI. In a web server preload the header
// (opcache.preload, ffi.enable=preload) and keep one object a worker.
final class ApatiteRefused extends RuntimeException
{
    public function __construct(public readonly string $name, string $message)
    {
        parent::__construct($message);
    }
}

final class Apatite
{
    // What this class needs of apatite.h, as it stands there.
    private const HEADER = <<<'C'
        typedef struct { const char *data; size_t size; } apatite_string;
        typedef struct apatite_error apatite_error;
        typedef struct apatite_pack apatite_pack;
        typedef struct apatite_assessment apatite_assessment;
        typedef struct apatite_text apatite_text;
        typedef struct {
            size_t struct_size;
            apatite_string as_of;
        } apatite_options;
        apatite_string apatite_error_code(const apatite_error *error);
        apatite_string apatite_error_message(const apatite_error *error);
        void apatite_error_free(apatite_error *error);
        apatite_string apatite_text_get(const apatite_text *text);
        void apatite_text_free(apatite_text *text);
        int apatite_pack_builtin(apatite_pack **pack, apatite_error **error);
        void apatite_pack_free(apatite_pack *pack);
        int apatite_assess_bundle(const apatite_pack *pack, apatite_string bundle, const apatite_options *options,
                                  apatite_assessment **assessment, apatite_error **error);
        int apatite_assessment_json(const apatite_assessment *assessment, int indented, apatite_text **json,
                                    apatite_error **error);
        void apatite_assessment_free(apatite_assessment *assessment);
        C;

    private FFI $library;
    private FFI\CData $pack;

    public function __construct(string $library = 'libapatite.so.0')
    {
        $this->library = FFI::cdef(self::HEADER, $library);
        $this->pack = $this->library->new('apatite_pack *');
        $error = $this->library->new('apatite_error *');
        $this->check($this->library->apatite_pack_builtin(FFI::addr($this->pack), FFI::addr($error)), $error);
    }

    public function __destruct()
    {
        $this->library->apatite_pack_free($this->pack);
    }

    /** The answer for the patient of a FHIR R4 Bundle, as one line of JSON. */
    public function assess(string $bundle, string $asOf): string
    {
        [$text, $textBytes] = $this->lend($bundle);
        [$date, $dateBytes] = $this->lend($asOf);
        $options = $this->library->new('apatite_options'); // newer fields are left out: struct_size tells
        $options->struct_size = FFI::sizeof($options);
        $options->as_of = $date;
        $answer = $this->library->new('apatite_assessment *');
        $json = $this->library->new('apatite_text *');
        $error = $this->library->new('apatite_error *');
        try {
            $this->check($this->library->apatite_assess_bundle($this->pack, $text, FFI::addr($options),
                FFI::addr($answer), FFI::addr($error)), $error);
            $this->check($this->library->apatite_assessment_json($answer, 0, FFI::addr($json), FFI::addr($error)), $error);
            return $this->text($this->library->apatite_text_get($json));
        } finally {
            $this->library->apatite_text_free($json);
            $this->library->apatite_assessment_free($answer);
        }
    }

    /** An apatite_string and the bytes that it points to, which the caller keeps alive. */
    private function lend(string $text): array
    {
        $bytes = $this->library->new('char[' . max(1, strlen($text)) . ']');
        FFI::memcpy($bytes, $text, strlen($text));
        $string = $this->library->new('apatite_string');
        $string->data = $this->library->cast('char *', FFI::addr($bytes));
        $string->size = strlen($text);
        return [$string, $bytes];
    }

    private function text(FFI\CData $string): string
    {
        return $string->size === 0 ? '' : FFI::string($string->data, $string->size);
    }

    private function check(int $status, FFI\CData $error): void
    {
        if ($status === 0) {
            return;
        }
        $refused = new ApatiteRefused($this->text($this->library->apatite_error_code($error)),
            $this->text($this->library->apatite_error_message($error)));
        $this->library->apatite_error_free($error);
        throw $refused;
    }
}

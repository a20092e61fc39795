// Decision support on calcinosis cutis, by way of apatite/apatite.h. One object may serve any number of threads; dispose
// it when none uses it any more. C# 5 on purpose: the same file is for .NET Framework, .NET and Mono.
using System;
using System.Runtime.InteropServices;
using System.Text;

/// <summary>Nothing can be answered; the code is stable.</summary>
public sealed class ApatiteRefused : Exception
{
    public readonly string Code;

    internal ApatiteRefused(string code, string message) : base(message)
    {
        Code = code;
    }
}

public sealed class Apatite : IDisposable
{
    private readonly PackHandle pack;

    public Apatite()
    {
        ErrorHandle error;
        Check(apatite_pack_builtin(out pack, out error), error);
    }

    public void Dispose()
    {
        pack.Dispose();
    }

    /// <summary>The answer for the patient of a FHIR R4 Bundle (UTF-8), as one line of JSON (UTF-8).</summary>
    public byte[] Assess(byte[] bundle, string asOf)
    {
        AnswerHandle answer = null;
        TextHandle json = null;
        ErrorHandle error;
        using (var text = new Lent(bundle))
        using (var date = new Lent(Encoding.UTF8.GetBytes(asOf)))
        try
        {
            var options = new Options { AsOf = date.String }; // newer fields are left out: StructSize tells
            options.StructSize = (UIntPtr)Marshal.SizeOf(options);
            Check(apatite_assess_bundle(pack, text.String, ref options, out answer, out error), error);
            Check(apatite_assessment_json(answer, 0, out json, out error), error);
            return Bytes(apatite_text_get(json));
        }
        finally
        {
            if (json != null) json.Dispose();
            if (answer != null) answer.Dispose();
        }
    }

    private static void Check(int status, ErrorHandle error)
    {
        using (error)
        {
            if (status == 0) return;
            throw new ApatiteRefused(Encoding.UTF8.GetString(Bytes(apatite_error_code(error))),
                                     Encoding.UTF8.GetString(Bytes(apatite_error_message(error))));
        }
    }

    private static byte[] Bytes(String text)
    {
        var bytes = new byte[(int)text.Size];
        if (bytes.Length > 0) Marshal.Copy(text.Data, bytes, 0, bytes.Length);
        return bytes;
    }

    /// Bytes that stay where they are while a call reads them.
    private sealed class Lent : IDisposable
    {
        private GCHandle pinned;
        public readonly String String;

        public Lent(byte[] bytes)
        {
            pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
            String = new String { Data = pinned.AddrOfPinnedObject(), Size = (UIntPtr)bytes.Length };
        }

        public void Dispose()
        {
            pinned.Free();
        }
    }

    // What this class needs of apatite.h, in its order.
    private const string Library = "libapatite.so.0"; // elsewhere than on Linux: the name of the library there

    [StructLayout(LayoutKind.Sequential)]
    private struct String // apatite_string
    {
        public IntPtr Data;
        public UIntPtr Size;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Options // apatite_options
    {
        public UIntPtr StructSize;
        public String AsOf;
    }

    private abstract class Handle : SafeHandle
    {
        protected Handle() : base(IntPtr.Zero, true) {}

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }
    }

    private sealed class ErrorHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            apatite_error_free(handle);
            return true;
        }
    }

    private sealed class PackHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            apatite_pack_free(handle);
            return true;
        }
    }

    private sealed class AnswerHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            apatite_assessment_free(handle);
            return true;
        }
    }

    private sealed class TextHandle : Handle
    {
        protected override bool ReleaseHandle()
        {
            apatite_text_free(handle);
            return true;
        }
    }

    [DllImport(Library)] private static extern String apatite_error_code(ErrorHandle error);
    [DllImport(Library)] private static extern String apatite_error_message(ErrorHandle error);
    [DllImport(Library)] private static extern void apatite_error_free(IntPtr error);
    [DllImport(Library)] private static extern String apatite_text_get(TextHandle text);
    [DllImport(Library)] private static extern void apatite_text_free(IntPtr text);
    [DllImport(Library)] private static extern int apatite_pack_builtin(out PackHandle pack, out ErrorHandle error);
    [DllImport(Library)] private static extern void apatite_pack_free(IntPtr pack);
    [DllImport(Library)] private static extern int apatite_assess_bundle(
        PackHandle pack, String bundle, ref Options options, out AnswerHandle assessment, out ErrorHandle error);
    [DllImport(Library)] private static extern void apatite_assessment_free(IntPtr assessment);
    [DllImport(Library)] private static extern int apatite_assessment_json(
        AnswerHandle assessment, int indented, out TextHandle json, out ErrorHandle error);
}
